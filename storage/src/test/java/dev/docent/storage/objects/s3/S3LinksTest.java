package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Links on a server that checks their signature and time. */
@Timeout(120)
class S3LinksTest {

    private static final ObjectKey KEY = ObjectKey.of("originals", "a");

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyServer.make();

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private BucketUnderTest bucket;

    @BeforeEach
    void stores() {
        bucket = BucketUnderTest.made(linksFor("1h"), folder);
        bucket.store().put(KEY, new ByteArrayInputStream("hello".getBytes()));
    }

    @AfterEach
    void closes() {
        bucket.close();
        http.close();
    }

    @Test
    void giveTheContentAsItIsToBeSaved() throws Exception {
        var answer = get(link());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''%C3%84rger.pdf");
        assertThat(get(link(), "Range", "bytes=1-2").body()).isEqualTo("el");
    }

    @Test
    void giveNothingElse() throws Exception {
        var link = link().toString();

        assertThat(get(URI.create(link.replace("originals/a", "originals/b"))).statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(link.replace("application%2Fpdf", "text%2Fhtml")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(get(URI.create(link.replaceFirst("\\?.*", ""))).statusCode()).isEqualTo(403);
    }

    @Test
    void areValidForTheTimeThatIsSetAlone() throws Exception {
        try (var soonOver = BucketUnderTest.of(linksFor("1s"), folder)) {
            var link = soonOver.store().link(KEY, "text/plain", "attachment").orElseThrow();

            Awaitility.await("the end of the link")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> get(link).statusCode() == 403);
        }
    }

    @Test
    void doNotHoldTheSecret() {
        assertThat(link().toString()).doesNotContain(TestSettings.SECRET_KEY);
    }

    private URI link() {
        return bucket.store()
                .link(KEY, "application/pdf", "attachment; filename*=UTF-8''%C3%84rger.pdf")
                .orElseThrow();
    }

    private S3ObjectProperties linksFor(String time) {
        return TestSettings.of(TestSettings.at(server.getUri().toString(), Map.of("download-links", time)));
    }

    private HttpResponse<String> get(URI link, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(link);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
