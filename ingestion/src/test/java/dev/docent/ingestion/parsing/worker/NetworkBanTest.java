package dev.docent.ingestion.parsing.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Worker processes have no network. */
class NetworkBanTest {

    @Test
    void disablesAllSockets() throws IOException, InterruptedException {
        assertThat(openWays("banned", NetworkBan.OPTIONS)).isEmpty();
    }

    @Test
    void allowsSocketsUnlessInstalled() throws IOException, InterruptedException {
        assertThat(openWays("free", List.of()))
                .contains(
                        "Socket",
                        "ServerSocket",
                        "SocketChannel",
                        "DatagramSocket",
                        "DatagramChannel",
                        "URL",
                        "HttpClient");
    }

    private static List<String> openWays(String how, List<String> options) throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), NetworkAttempts.class.getName()));
            command.addAll(List.of(Integer.toString(server.getAddress().getPort()), how));
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed.lines().toList();
        } finally {
            server.stop(0);
        }
    }
}
