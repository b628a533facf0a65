package dev.docent.api.running;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** A Docent started in a folder, with the memory that a small machine gives it. */
public final class RunningDocent implements AutoCloseable {

    private static final String PORT = "SERVER_PORT";
    private static final Duration START = Duration.ofMinutes(2);

    private final Path folder;
    private final int port;
    private final Process process;
    private final RestClient client;
    private final Map<String, String> settings;

    private RunningDocent(Path folder, int port, Process process, RestClient client, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        this.client = client;
        this.settings = settings;
    }

    /** {@return a service that answers; started in the folder, on a port that was free} */
    public static RunningDocent start(Path folder, Map<String, String> settings) throws IOException {
        return start(DocentCommand.UNPACKED, folder, settings);
    }

    static RunningDocent start(DocentCommand command, Path folder, Map<String, String> settings) throws IOException {
        var port = settings.containsKey(PORT) ? Integer.parseInt(settings.get(PORT)) : freePort();
        var process = launch(command, folder, port, settings);
        Awaitility.await("the certificate")
                .atMost(START)
                .until(() -> Files.exists(folder.resolve("certs/certificate.crt")) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("Docent did not start:\n" + Files.readString(output(folder)));
        }
        var client = client(folder, port);
        Awaitility.await("the first answer").atMost(START).until(() -> isHealthy(client) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException("Docent did not start:\n" + Files.readString(output(folder)));
        }
        return new RunningDocent(folder, port, process, client, settings);
    }

    /** {@return the process of a start that may fail; what it prints is in {@link #output}} */
    static Process launch(Path folder, int port, Map<String, String> settings) throws IOException {
        return launch(DocentCommand.UNPACKED, folder, port, settings);
    }

    private static Process launch(DocentCommand command, Path folder, int port, Map<String, String> settings)
            throws IOException {
        var builder = new ProcessBuilder(command.line())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output(folder).toFile()));
        builder.environment().put(PORT, Integer.toString(port));
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** {@return where everything that a Docent in the folder prints is collected} */
    public static Path output(Path folder) {
        return folder.resolve("output.txt");
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public RestClient client() {
        return client;
    }

    public String address() {
        return "https://localhost:" + port;
    }

    public String masterKey() throws IOException {
        var set = settings.get("MASTER_API_KEY");
        return set == null ? Files.readString(folder.resolve("data/master.key")).strip() : set;
    }

    Process process() {
        return process;
    }

    /** {@return a new temporary key of the tenant} */
    String keyFor(String tenant) throws IOException {
        return client.post()
                .uri("/get_temp_api_key")
                .header("X-API-Key", masterKey())
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("user_id", tenant))
                .retrieve()
                .body(JsonNode.class)
                .get("api_key")
                .asText();
    }

    /** {@return the processes that read its documents at the moment} */
    List<ProcessHandle> workers() {
        return process.descendants().toList();
    }

    /** Ends the process at once, as a power cut would; its workers end by themselves. */
    public void kill() {
        var workers = workers();
        process.destroyForcibly().onExit().join();
        workers.forEach(
                worker -> worker.onExit().orTimeout(10, TimeUnit.SECONDS).join());
    }

    /** Asks the process to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(40, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly())
                .join();
    }

    private static boolean isHealthy(RestClient client) {
        try {
            return client.get()
                    .uri("/health")
                    .exchange(
                            (request, response) -> response.getStatusCode().isSameCodeAs(HttpStatusCode.valueOf(200)));
        } catch (ResourceAccessException notYet) {
            return false;
        }
    }

    private static RestClient client(Path folder, int port) throws IOException {
        var http = HttpClient.newBuilder()
                .sslContext(trusting(folder.resolve("certs/certificate.crt")))
                .build();
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(Duration.ofMinutes(5));
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl("https://localhost:" + port)
                .build();
    }

    static SSLContext trusting(Path certificate) throws IOException {
        try (InputStream pem = Files.newInputStream(certificate)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "docent", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
