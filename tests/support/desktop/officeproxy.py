"""A proxy of an organisation for journeys: CONNECT with Basic sign-in, and a memory of what it was
shown in the clear."""

import base64
import socket
import threading


class OfficeProxy:
    USER, PASSWORD = "zoe", "Prox-Geheim-9"

    def __init__(self):
        self.clear = b""
        self.targets = []
        self.refused = 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.close()

    def environment(self):
        address = f"http://127.0.0.1:{self.port}"
        return {"https_proxy": address, "HTTPS_PROXY": address, "no_proxy": "", "NO_PROXY": ""}

    def _accept(self):
        while True:
            try:
                client, _ = self.server.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        expected = base64.b64encode(f"{self.USER}:{self.PASSWORD}".encode())
        data = b""
        while True:
            while b"\r\n\r\n" not in data:
                piece = client.recv(65536)
                if not piece:
                    return
                self.clear += piece
                data += piece
            head, data = data.split(b"\r\n\r\n", 1)
            if b"Proxy-Authorization: Basic " + expected + b"\r\n" in head + b"\r\n":
                break
            self.refused += b"proxy-authorization:" in head.lower()
            client.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                           b'Proxy-Authenticate: Basic realm="Nordlicht staff"\r\n'
                           b"Content-Length: 0\r\n\r\n")
        target = head.split()[1].decode()
        self.targets.append(target)
        host, port = target.rsplit(":", 1)
        try:
            server = socket.create_connection((host.strip("[]"), int(port)))
        except OSError:
            client.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            client.close()
            return
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        threading.Thread(target=self._pump, args=(server, client), daemon=True).start()
        self._pump(client, server)

    @staticmethod
    def _pump(source, sink):
        try:
            while piece := source.recv(65536):
                sink.sendall(piece)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
