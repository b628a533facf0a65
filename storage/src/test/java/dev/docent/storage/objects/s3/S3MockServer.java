package dev.docent.storage.objects.s3;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A server that verifies checksums and knows encryption, as Amazon's does, and checks no signature. It runs as a process of
 * its own, from the jar that stands on the class path for nothing else.
 */
final class S3MockServer {

    static final String KMS_KEY = "the-key-of-the-tests";

    private static @Nullable S3MockServer shared;

    private final Process process;
    private final int port;
    private final int securePort;

    private S3MockServer(Process process, int port, int securePort) {
        this.process = process;
        this.port = port;
        this.securePort = securePort;
    }

    /** {@return the one server of all tests, which ends with them} Each takes buckets of its own. */
    static synchronized S3MockServer shared() throws IOException {
        if (shared == null) {
            var folder = Files.createTempDirectory("s3mock");
            var server = start(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(folder)));
            shared = server;
        }
        return shared;
    }

    private static S3MockServer start(Path folder) throws IOException {
        var port = freePort();
        var securePort = freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                        "-Dserver.port=" + securePort,
                        "-Dcom.adobe.testing.s3mock.store.root=" + folder.toAbsolutePath(),
                        "-Dcom.adobe.testing.s3mock.store.validKmsKeys=arn:aws:kms:us-east-1:1234567890:key/" + KMS_KEY,
                        "-jar",
                        jar())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3mock.log").toFile())
                .start();
        var server = new S3MockServer(process, port, securePort);
        Awaitility.await("s3mock").atMost(Duration.ofSeconds(90)).until(() -> !process.isAlive() || server.answers());
        return server;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** {@return its address with TLS, whose certificate nobody has signed} */
    String secureAddress() {
        return "https://localhost:" + securePort;
    }

    private void stop(Path folder) {
        process.destroyForcibly().onExit().join();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private boolean answers() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address() + "/")).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*s3mock-[^/\\\\]*-exec\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
