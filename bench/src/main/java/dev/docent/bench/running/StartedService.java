package dev.docent.bench.running;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A service started in a folder of its own to be measured. */
public record StartedService(Path folder, Process process, URI address, Path certificate, RestClient http)
        implements AutoCloseable {

    private static final String DOCUMENTS = "/api/v1/knowledge-bases/default/documents";

    /** {@return a service that responds, without limits of requests} */
    public static StartedService start(Path jar) throws IOException, InterruptedException {
        return start(jar, Map.of());
    }

    /** {@return a service that responds, without limits of requests} @param settings further environment variables */
    public static StartedService start(Path jar, Map<String, String> settings)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("docent-bench");
        var port = freePort();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-jar",
                        jar.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        builder.environment().put("DOCENT_LIMITS_ENABLED", "false");
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        var process = builder.start();
        var key = folder.resolve("data/master.key");
        var certificate = folder.resolve("certs/certificate.crt");
        while (!Files.exists(key) || !Files.exists(certificate)) {
            requireRunning(process, folder);
            Thread.sleep(100);
        }
        var address = URI.create("https://localhost:" + port);
        var http = client(address, Files.readString(key).strip(), certificate);
        var service = new StartedService(folder, process, address, certificate, http);
        while (!service.answers()) {
            requireRunning(process, folder);
            Thread.sleep(100);
        }
        return service;
    }

    /** @throws IOException if the service ended instead of starting */
    private static void requireRunning(Process process, Path folder) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("The service did not start (exit code " + process.exitValue() + "), see "
                    + folder.resolve("output.txt"));
        }
    }

    /** {@return a client of a new account, with connections of its own} */
    public RestClient account(String name) {
        var made = http.post()
                .uri("/get_temp_api_key")
                .body(Map.of("user_id", name))
                .retrieve()
                .body(JsonNode.class);
        return client(address, Objects.requireNonNull(made).path("api_key").asText(), certificate);
    }

    /** {@return what opens connections that trust only the certificate of the service} */
    public SSLSocketFactory sockets() {
        return trust().getSocketFactory();
    }

    /** {@return a trust in the certificate of the service only} */
    public SSLContext trust() {
        return trusting(certificate);
    }

    public void upload(String filename, byte[] content) {
        var body = new MultipartBodyBuilder();
        body.part("file", content).filename(filename);
        http.post().uri(DOCUMENTS).body(body.build()).retrieve().toBodilessEntity();
    }

    /** {@return the number of ready or failed documents, without the sample} */
    public int done() {
        return count("ready") + count("failed") - 1;
    }

    public long megabytes() throws IOException {
        return megabytes(process.toHandle());
    }

    public long workerMegabytes() throws IOException {
        var sum = 0L;
        for (var worker : process.descendants().toList()) {
            sum += megabytes(worker);
        }
        return sum;
    }

    public long workers() {
        return process.descendants().count();
    }

    /** Stops the service and copies its data to a folder. */
    public void keepData(Path kept) throws IOException {
        stop();
        FileSystemUtils.copyRecursively(folder.resolve("data"), kept);
    }

    @Override
    public void close() throws IOException {
        stop();
        FileSystemUtils.deleteRecursively(folder);
    }

    private void stop() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }

    private boolean answers() {
        try {
            http.get().uri("/health").retrieve().toBodilessEntity();
            return true;
        } catch (RestClientException notYet) {
            return false;
        }
    }

    private int count(String status) {
        var list = http.get()
                .uri(DOCUMENTS + "?limit=1&status=" + status)
                .retrieve()
                .body(JsonNode.class);
        return Objects.requireNonNull(list).path("total").asInt();
    }

    private static long megabytes(ProcessHandle running) throws IOException {
        var status = Path.of("/proc", Long.toString(running.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** {@return a port that nobody uses at the moment} */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** {@return a client that trusts only the certificate that the service generated} */
    private static RestClient client(URI address, String key, Path certificate) {
        var connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(certificate))
                .build();
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory(connections))
                .baseUrl(address)
                .defaultHeader("X-API-Key", key)
                .build();
    }

    private static SSLContext trusting(Path certificate) {
        var trusted = new PemSslStoreBundle(
                null, PemSslStoreDetails.forCertificate(certificate.toUri().toString()));
        return SslBundle.of(trusted).createSslContext();
    }
}
