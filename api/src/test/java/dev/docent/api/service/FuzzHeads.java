package dev.docent.api.service;

import java.util.List;
import java.util.Random;

/** Changes of what comes before the body: method, path, parameters, media types, credentials and other headers. */
final class FuzzHeads {

    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "PATCH",
            "DELETE",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "PROPFIND",
            "post",
            "X",
            "G(T",
            "CONNECT");

    private static final List<String> IDS = List.of(
            "nonsense",
            "default",
            "01a1fcb7-0000-7000-8000-000000000000",
            "01A1FCB7-0000-7000-8000-000000000000",
            "%20",
            "%00",
            "%2e%2e",
            "%2F",
            "%252F",
            "..",
            ";a=b",
            "a;b",
            "'%20or%201=1",
            "%F0%9F%94%A5",
            "%c3%28",
            "%ff",
            "%zz",
            "{id}",
            "*",
            "-1",
            "0",
            "null",
            "x".repeat(2000),
            "x".repeat(9000));

    private static final List<String> PARAMETERS = List.of(
            "limit=0",
            "limit=-1",
            "limit=99999999999999999999",
            "limit=1e3",
            "limit=",
            "limit=1&limit=2",
            "offset=2147483647",
            "offset=9223372036854775807",
            "offset=-9223372036854775808",
            "status=READY",
            "status=%00",
            "wait=perhaps",
            "wait",
            "name=%ED%A0%80",
            "name=" + "x".repeat(300),
            "start=-1&end=5",
            "start=5&end=1",
            "start=0&end=2147483647",
            "page=1.5",
            "%ff=%fe",
            "a=%zz",
            "=",
            "&&&",
            "a[0].class.classLoader=1",
            "_method=DELETE",
            "q=" + "y".repeat(3000));

    private static final List<String> TYPES = List.of(
            "*/*",
            "application/*",
            "*",
            "application/*+json",
            "APPLICATION/JSON",
            "Application/Json; Charset=UTF-8",
            "application/json;charset=utf-8;charset=utf-16",
            "application/json;",
            "application/json; =",
            "application/json; a=\"",
            "application/vnd.api+json",
            "application/problem+json",
            "application/x-www-form-urlencoded",
            "application/xml",
            "text/plain",
            "Multipart/Form-Data",
            "MULTIPART/FORM-DATA; boundary=x",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"----boundary-of-the-tests\"",
            "multipart/form-data; boundary=" + "b".repeat(5000),
            "multipart/mixed; boundary=----boundary-of-the-tests",
            "Application/Zip",
            "json",
            "/",
            "",
            ";",
            "application/json\u00e4",
            "a/b/c");

    private static final List<List<String>> HEADERS = List.of(
            List.of("Accept", "application/xml"),
            List.of("Accept", "text/event-stream"),
            List.of("Accept", "text/html, image/*;q=nonsense"),
            List.of("Accept", "/"),
            List.of("Accept", ""),
            List.of("Accept-Language", "xx-yy-zz;q=9, *;q=-1"),
            List.of("Accept-Charset", "nonsense"),
            List.of("Accept-Encoding", "gzip;q=0, identity;q=0"),
            List.of("Range", "bytes=0-0"),
            List.of("Range", "bytes=5-1"),
            List.of("Range", "bytes=" + "0-1,".repeat(500) + "0-1"),
            List.of("Range", "bytes=-99999999999999999999"),
            List.of("Range", "lines=1-2"),
            List.of("If-None-Match", "*"),
            List.of("If-Match", "\"nonsense"),
            List.of("If-Modified-Since", "yesterday"),
            List.of("If-Unmodified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"),
            List.of("If-Range", "\"x\""),
            List.of("Last-Event-ID", "\u0000"),
            List.of("Idempotency-Key", "one"),
            List.of("Idempotency-Key", ""),
            List.of("Idempotency-Key", "k".repeat(256)),
            List.of("Idempotency-Key", "\u00e4 b"),
            List.of("X-Request-Id", "a b\"<>"),
            List.of("X-Request-Id", "i".repeat(5000)),
            List.of("X-HTTP-Method-Override", "DELETE"),
            List.of("X-Forwarded-For", "1.2.3.4, nonsense"),
            List.of("X-Forwarded-Proto", "nonsense"),
            List.of("X-Forwarded-Host", "evil.example"),
            List.of("X-Forwarded-Port", "-1"),
            List.of("Forwarded", "for=\"[\";proto="),
            List.of("Origin", "null"),
            List.of("Origin", "https://evil.example"),
            List.of("Access-Control-Request-Method", "NONSENSE"),
            List.of("Cookie", "a=b; =; \"; c"),
            List.of("Cookie", "JSESSIONID=" + "x".repeat(3000)),
            List.of("Expect", "100-continue"),
            List.of("Expect", "nonsense"),
            List.of("Host", "other"),
            List.of("Transfer-Encoding", "gzip"),
            List.of("Content-Length", "0"),
            List.of("Upgrade", "h2c"),
            List.of("Connection", "Upgrade, HTTP2-Settings"),
            List.of("X-Large", "y".repeat(9000)),
            List.of("X Bad", "1"),
            List.of("X-Control", "a\u0001b"));

    private static final List<List<String>> CREDENTIALS = List.of(
            List.of("X-API-Key", ""),
            List.of("X-API-Key", "dk_nonsense"),
            List.of("X-API-Key", "\u00e4"),
            List.of("X-API-Key", "k".repeat(7000)),
            List.of("Authorization", "Bearer"),
            List.of("Authorization", "Bearer a.b.c"),
            List.of("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
            List.of("Authorization", "Basic bm9uc2Vuc2U="),
            List.of("Authorization", "Basic %%%"),
            List.of("Authorization", "Digest username=\""),
            List.of("Authorization", "Negotiate " + "A".repeat(4000)));

    static final List<FuzzMutation> ALL = List.of(
            (request, random) -> request.method(one(METHODS, random)),
            FuzzHeads::replaceASegment,
            FuzzHeads::replaceASegment,
            FuzzHeads::addAParameter,
            FuzzHeads::addAParameter,
            (request, random) -> request.without("Content-Type"),
            FuzzHeads::replaceTheType,
            FuzzHeads::replaceTheType,
            FuzzHeads::replaceTheType,
            (request, random) -> request.header("Content-Type", one(TYPES, random)),
            FuzzHeads::addAHeader,
            FuzzHeads::addAHeader,
            FuzzHeads::addAHeader,
            FuzzHeads::addAHeader,
            FuzzHeads::replaceTheCredential,
            (request, random) -> request.without("X-API-Key").without("Authorization"));

    private FuzzHeads() {}

    private static FuzzRequest replaceASegment(FuzzRequest request, Random random) {
        var query = request.target().indexOf('?');
        var path = query < 0 ? request.target() : request.target().substring(0, query);
        var segments = path.split("/", -1);
        // Ids are more often wrong than the names beside them.
        var ids = java.util.stream.IntStream.range(1, segments.length)
                .filter(at -> segments[at].length() == 36)
                .boxed()
                .toList();
        var at = ids.isEmpty() ? segments.length - 1 : ids.get(random.nextInt(ids.size()));
        segments[at] = one(IDS, random);
        return request.target(
                String.join("/", segments) + (query < 0 ? "" : request.target().substring(query)));
    }

    private static FuzzRequest addAParameter(FuzzRequest request, Random random) {
        var separator = request.target().contains("?") ? "&" : "?";
        return request.target(request.target() + separator + one(PARAMETERS, random));
    }

    private static FuzzRequest replaceTheType(FuzzRequest request, Random random) {
        return request.without("Content-Type").header("Content-Type", one(TYPES, random));
    }

    private static FuzzRequest addAHeader(FuzzRequest request, Random random) {
        var header = one(HEADERS, random);
        return request.header(header.get(0), header.get(1));
    }

    private static FuzzRequest replaceTheCredential(FuzzRequest request, Random random) {
        var header = one(CREDENTIALS, random);
        return request.without("X-API-Key").without("Authorization").header(header.get(0), header.get(1));
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
