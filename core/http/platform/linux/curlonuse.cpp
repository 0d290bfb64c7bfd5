#include <curl/curl.h>

#include <QtGlobal>

#include <dlfcn.h>

#include <cstdarg>

// libcurl declares them so: va_start after an enumeration, which is as wide as what it is promoted to.
#pragma GCC diagnostic ignored "-Wvarargs"

/// libcurl at its first use instead of at every start: with all that it needs in turn it is a quarter
/// of what the dynamic linker has to do before main(), and nothing of it is wanted before the first
/// rows are on screen. These are its functions as far as this folder calls them.
namespace {

void* symbol(const char* name)
{
    static void* const library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    void* const found = library ? dlsym(library, name) : nullptr;
    if (!found)
        qFatal("libcurl.so.4 is missing or too old: %s", name);
    return found;
}

template<typename Function>
Function* real(Function*, const char* name)
{
    return reinterpret_cast<Function*>(symbol(name));
}

/// The last argument of the functions that set an option, handed on as what its number says it is.
template<typename Code, typename Function, typename Handle, typename Option>
Code setOption(Function* call, Handle handle, Option option, std::va_list rest)
{
    const int kind = static_cast<int>(option) / CURLOPTTYPE_OBJECTPOINT;
    if (kind == CURLOPTTYPE_LONG / CURLOPTTYPE_OBJECTPOINT)
        return call(handle, option, va_arg(rest, long));
    if (kind == CURLOPTTYPE_OFF_T / CURLOPTTYPE_OBJECTPOINT)
        return call(handle, option, va_arg(rest, curl_off_t));
    return call(handle, option, va_arg(rest, void*)); // functions are as wide as objects here
}

} // namespace

CURLcode curl_global_init(long flags)
{
    static const auto call = real(&curl_global_init, "curl_global_init");
    return call(flags);
}

curl_version_info_data* curl_version_info(CURLversion age)
{
    static const auto call = real(&curl_version_info, "curl_version_info");
    return call(age);
}

CURL* curl_easy_init()
{
    static const auto call = real(&curl_easy_init, "curl_easy_init");
    return call();
}

void curl_easy_cleanup(CURL* easy)
{
    static const auto call = real(&curl_easy_cleanup, "curl_easy_cleanup");
    call(easy);
}

const char* curl_easy_strerror(CURLcode code)
{
    static const auto call = real(&curl_easy_strerror, "curl_easy_strerror");
    return call(code);
}

// In parentheses, since libcurl has macros of the same names.
CURLcode(curl_easy_setopt)(CURL* easy, CURLoption option, ...)
{
    static const auto call = real(&(curl_easy_setopt), "curl_easy_setopt");
    std::va_list rest;
    va_start(rest, option);
    const CURLcode code = setOption<CURLcode>(call, easy, option, rest);
    va_end(rest);
    return code;
}

CURLcode(curl_easy_getinfo)(CURL* easy, CURLINFO info, ...)
{
    static const auto call = real(&(curl_easy_getinfo), "curl_easy_getinfo");
    std::va_list rest;
    va_start(rest, info);
    const CURLcode code = call(easy, info, va_arg(rest, void*)); // always where to write
    va_end(rest);
    return code;
}

CURLM* curl_multi_init()
{
    static const auto call = real(&curl_multi_init, "curl_multi_init");
    return call();
}

CURLMcode curl_multi_cleanup(CURLM* multi)
{
    static const auto call = real(&curl_multi_cleanup, "curl_multi_cleanup");
    return call(multi);
}

CURLMcode(curl_multi_setopt)(CURLM* multi, CURLMoption option, ...)
{
    static const auto call = real(&(curl_multi_setopt), "curl_multi_setopt");
    std::va_list rest;
    va_start(rest, option);
    const CURLMcode code = setOption<CURLMcode>(call, multi, option, rest);
    va_end(rest);
    return code;
}

CURLMcode curl_multi_add_handle(CURLM* multi, CURL* easy)
{
    static const auto call = real(&curl_multi_add_handle, "curl_multi_add_handle");
    return call(multi, easy);
}

CURLMcode curl_multi_remove_handle(CURLM* multi, CURL* easy)
{
    static const auto call = real(&curl_multi_remove_handle, "curl_multi_remove_handle");
    return call(multi, easy);
}

CURLMcode curl_multi_perform(CURLM* multi, int* running)
{
    static const auto call = real(&curl_multi_perform, "curl_multi_perform");
    return call(multi, running);
}

CURLMcode curl_multi_poll(CURLM* multi, curl_waitfd* more, unsigned int moreCount, int patience,
                          int* ready)
{
    static const auto call = real(&curl_multi_poll, "curl_multi_poll");
    return call(multi, more, moreCount, patience, ready);
}

CURLMcode curl_multi_wakeup(CURLM* multi)
{
    static const auto call = real(&curl_multi_wakeup, "curl_multi_wakeup");
    return call(multi);
}

CURLMsg* curl_multi_info_read(CURLM* multi, int* left)
{
    static const auto call = real(&curl_multi_info_read, "curl_multi_info_read");
    return call(multi, left);
}

curl_slist* curl_slist_append(curl_slist* list, const char* text)
{
    static const auto call = real(&curl_slist_append, "curl_slist_append");
    return call(list, text);
}

void curl_slist_free_all(curl_slist* list)
{
    static const auto call = real(&curl_slist_free_all, "curl_slist_free_all");
    call(list);
}
