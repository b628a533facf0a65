package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests that are not even HTTP, or whose path is twisted: refused by the container or the firewall, as problems. */
@ServiceTest
class ContainerErrorsTest {

    @Autowired
    Docent docent;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | GET /a b c HTTP/1.1~Host: localhost
            400 | GET /{a} HTTP/1.1~Host: localhost
            400 | GET /health HTTP/1.1~Host: local host
            400 | GET /health HTTP/1.1
            400 | G\u00e4T /health HTTP/1.1~Host: localhost
            400 | GET /health HTTP/1.1~Host: localhost~Host: other
            400 | GET /health HTTP/1.1~Host: localhost~Content-Length: x
            400 | POST /api/start_chat HTTP/1.1~Host: localhost~Content-Length: 1~Content-Length: 2
            505 | GET /health HTTP/9.9~Host: localhost
            400 | GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1~Host: localhost
            400 | GET /api/../../health HTTP/1.1~Host: localhost
            400 | GET /api/%00 HTTP/1.1~Host: localhost
            400 | GET /api/v1/documents/%2F HTTP/1.1~Host: localhost
            400 | GET /api/v1/documents/%5C HTTP/1.1~Host: localhost
            400 | GET /api;x=y/v1 HTTP/1.1~Host: localhost
            400 | GET //api/v1 HTTP/1.1~Host: localhost
            400 | GET /%zz HTTP/1.1~Host: localhost
            400 | GET /%c3%28 HTTP/1.1~Host: localhost
            501 | POST /api/start_chat HTTP/1.1~Host: localhost~Transfer-Encoding: nonsense
            404 | GET /health/ HTTP/1.1~Host: localhost
            405 | PROPFIND /health HTTP/1.1~Host: localhost
            """)
    void areProblems(int status, String request) throws IOException {
        var answer = exchange(request.replace("~", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ");
        assertThat(Integer.parseInt(answer.substring(9, 12))).as(answer).isBetween(400, status);
        assertThat(answer.toLowerCase()).contains("content-type: application/problem+json", "x-request-id: ");
        var body = new ObjectMapper()
                .readTree(answer.substring(answer.indexOf("\r\n\r\n")).replaceAll("(?m)^[0-9a-f]+\r$", ""));
        assertThat(body.get("status").asText()).isEqualTo(answer.substring(9, 12));
        assertThat(body.has("error") && body.has("message") && body.has("details") && body.has("request_id"))
                .isTrue();
        assertThat(answer).doesNotContain("Tomcat", "Exception", "<html");
    }

    @ParameterizedTest
    @CsvSource({"/get_temp_api_key", "/api/v1/knowledge-bases"})
    void refuseABrokenChunkedBody(String path) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + Docent.MASTER_KEY
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";

        assertThat(exchange(head + "zz\r\n{}\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("\"request_id\"");
    }

    @ParameterizedTest
    @CsvSource({"/get_temp_api_key", "/api/v1/knowledge-bases"})
    void refuseAHugeChunkedBody(String path) throws IOException {
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + Docent.MASTER_KEY
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
        var chunk = "10000\r\n{\"a\":\"" + "x".repeat(0x10000 - 6) + "\r\n";
        var more = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        assertThat(exchange(head + chunk + more.repeat(20)))
                .startsWith("HTTP/1.1 413")
                .contains("\"request_id\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /query | application/json
            POST | /api/start_chat | application/x-www-form-urlencoded
            POST | /make_embedding | multipart/form-data; boundary=x
            GET | /api/v1/deletions | multipart/form-data; boundary=x
            """)
    void refuseABodyThatEndsEarlyOrIsMalformed(String method, String path, String type) throws IOException {
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + Docent.MASTER_KEY
                + "\r\nContent-Type: " + type + "\r\nConnection: close\r\n";

        for (var rest : List.of("Content-Length: 9\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")) {
            assertThat(exchange(head + rest)).startsWith("HTTP/1.1 400").contains("\"request_id\"");
        }
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket("localhost", docent.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
