package dev.docent.api.running;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** A server of S3 in a process of its own, with one bucket, that lets everyone in. */
public final class RunningS3 implements AutoCloseable {

    private static final String BUCKET = "documents";
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    private final Process process;
    private final String address;
    private final RestClient client;

    private RunningS3(Process process, int port) {
        this.process = process;
        this.address = "http://127.0.0.1:" + port;
        this.client = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl(address)
                .build();
    }

    public static RunningS3 start(Path folder) throws IOException {
        var port = RunningDocent.freePort();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dcom.adobe.testing.s3mock.httpPort=" + port,
                        "-Dserver.port=0",
                        "-Dcom.adobe.testing.s3mock.store.root=" + Files.createDirectory(folder.resolve("s3")),
                        "-Dcom.adobe.testing.s3mock.store.initialBuckets=" + BUCKET,
                        "-jar",
                        jar())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3.log").toFile())
                .start();
        var server = new RunningS3(process, port);
        Awaitility.await("s3mock").atMost(Duration.ofMinutes(2)).until(() -> !process.isAlive() || server.answers());
        return server;
    }

    /** {@return the settings with which a Docent keeps its objects here} */
    public Map<String, String> settings() {
        return Map.of(
                "S3_BUCKET", BUCKET,
                "S3_ACCESS_KEY", "the-access-key-of-the-tests",
                "S3_SECRET_KEY", "the-secret-key-of-the-tests",
                "S3_ENDPOINT", address,
                "DOCENT_OBJECTS_S3_CHECKSUMS", "when-supported");
    }

    /** {@return what is in the bucket} */
    public List<String> names() {
        var listed = client.get().uri("/" + BUCKET + "?list-type=2").retrieve().body(String.class);
        return KEY.matcher(listed)
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private boolean answers() {
        try {
            return client.get()
                    .uri("/")
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .is2xxSuccessful();
        } catch (ResourceAccessException notYet) {
            return false;
        }
    }

    private static String jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*s3mock-[^/\\\\]*-exec\\.jar"))
                .findFirst()
                .orElseThrow();
    }
}
