package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.DocentApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

/** The service while clients keep requests open by bodies that never end. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/connections/data",
            "docent.certs=target/connections/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:no-sample",
            "docent.connections.requests-per-account=2",
            "docent.connections.requests-per-address=3",
            "docent.connections.body-grace=1s"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
@Timeout(120)
class ConnectionsTest {

    private static final String LIST = "/api/v1/knowledge-bases";

    /** Bytes of a body that allow a minute of waiting, at one kilobyte for each second. */
    private static final int A_MINUTE = 60 * 1024;

    @Autowired
    Docent docent;

    @BeforeAll
    static void startEmpty() throws IOException {
        FileSystemUtils.deleteRecursively(Path.of("target/connections"));
    }

    @Test
    void ofAnAccountAndOfAnAddressAreLimitedWhileTheyAreOpen() throws IOException {
        var adaKey = docent.keyOf("ada");
        var bobKey = docent.keyOf("bob");
        var ada = docent.with(adaKey);
        var bob = docent.with(bobKey);
        var cleo = docent.tenant("cleo");

        try (var _ = open(adaKey, A_MINUTE);
                var _ = open(adaKey, A_MINUTE)) {
            awaitRefusal(ada, "of this account");
            bob.get(LIST).hasStatus(200);

            try (var _ = open(bobKey, A_MINUTE)) {
                awaitRefusal(cleo, "of this address");
                docent.anonymous().get("/actuator/health/liveness").hasStatus(200);
            }
        }
        Awaitility.await("their ends").until(() -> status(ada) == 200);
        cleo.get(LIST).hasStatus(200);
    }

    @Test
    void areAnswered408IfTheirBodyComesTooSlowly() throws IOException {
        try (var slow = open(docent.keyOf("dora"), 1)) {
            assertThat(answerToDrips(slow))
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json", "\"status\":408", "Connection: close");
        }
    }

    /** Sends a byte whenever nothing has come for 50 ms. */
    private static String answerToDrips(Socket slow) throws IOException {
        slow.setSoTimeout(50);
        var answer = new ByteArrayOutputStream();
        while (answer.size() == 0) {
            slow.getOutputStream().write('a');
            try {
                answer.write(slow.getInputStream().readNBytes(1));
            } catch (SocketTimeoutException nothing) {
                // The service waits for more.
            }
        }
        slow.setSoTimeout(0);
        slow.getInputStream().transferTo(answer);
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void awaitRefusal(Docent.Call caller, String client) {
        Awaitility.await("a refusal").until(() -> status(caller) == 429);
        var refused = caller.get(LIST).isProblem(429);
        assertThat(refused.json().get("detail").asText()).contains(client);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
    }

    private static int status(Docent.Call caller) {
        return caller.get(LIST).response().statusCode();
    }

    /** {@return the connection of a question that has begun with so many bytes, and never ends} */
    private Socket open(String key, int bytes) throws IOException {
        var socket = new Socket("localhost", docent.port());
        var head = "POST /query HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key
                + "\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n{\"query\":\"";
        socket.getOutputStream().write((head + "a".repeat(bytes)).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
