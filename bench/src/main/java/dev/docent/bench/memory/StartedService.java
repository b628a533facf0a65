package dev.docent.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.util.FileSystemUtils;

/** A service started in a folder of its own to be measured. */
final class StartedService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "measured";
    private static final String DOCUMENTS = "/api/v1/knowledge-bases/default/documents";

    private final Path folder;
    private final Process process;
    private final HttpClient http;
    private final String address;
    private final String key;

    private StartedService(Path folder, Process process, HttpClient http, String address, String key) {
        this.folder = folder;
        this.process = process;
        this.http = http;
        this.address = address;
        this.key = key;
    }

    /** {@return a service that responds} */
    static StartedService start(Path jar) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("memory");
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
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        var process = builder.start();
        var key = folder.resolve("data/master.key");
        var certificate = folder.resolve("certs/certificate.crt");
        while (!Files.exists(key) || !Files.exists(certificate)) {
            Thread.sleep(100);
        }
        var http = HttpClient.newBuilder().sslContext(trusting(certificate)).build();
        var service = new StartedService(
                folder,
                process,
                http,
                "https://localhost:" + port,
                Files.readString(key).strip());
        while (!service.answers()) {
            Thread.sleep(100);
        }
        return service;
    }

    void upload(String filename, byte[] content) throws IOException, InterruptedException {
        var body = BodyPublishers.concat(
                text("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(BOUNDARY, filename)),
                BodyPublishers.ofByteArray(content),
                text("\r\n--" + BOUNDARY + "--\r\n"));
        var request = request(DOCUMENTS)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The upload failed with status " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** {@return the number of ready or failed documents, without the sample} */
    int done() throws IOException, InterruptedException {
        return count("ready") + count("failed") - 1;
    }

    long megabytes() throws IOException {
        return megabytes(process.toHandle());
    }

    long workerMegabytes() throws IOException {
        var sum = 0L;
        for (var worker : process.descendants().toList()) {
            sum += megabytes(worker);
        }
        return sum;
    }

    long workers() {
        return process.descendants().count();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        FileSystemUtils.deleteRecursively(folder);
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(request("/health").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private int count(String status) throws IOException, InterruptedException {
        var answer = http.send(request(DOCUMENTS + "?limit=1&status=" + status).build(), BodyHandlers.ofInputStream());
        JsonNode list = JSON.readTree(answer.body());
        return list.path("total").asInt();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("X-API-Key", key);
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    private static long megabytes(ProcessHandle running) throws IOException {
        var status = Path.of("/proc", Long.toString(running.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        List<String> lines = Files.readAllLines(status);
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** {@return a TLS context that trusts only the certificate that the service generated} */
    private static SSLContext trusting(Path certificate) throws IOException {
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
