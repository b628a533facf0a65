package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.storage.objects.ObjectKey;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The same on a real bucket: with the settings that the service is started with, below a prefix of its own, which is deleted.
 * Never run by a build, since its name does not end in {@code Test}: CONTRIBUTING.md says how to run it.
 */
@Timeout(600)
class S3Smoke implements S3ObjectStoreContract {

    @TempDir
    Path folder;

    private BucketUnderTest bucket;

    @BeforeEach
    void connects() {
        Objects.requireNonNull(System.getenv("S3_BUCKET"), "S3_BUCKET must name the bucket");
        var settings = settings();
        SettingsCheck.check(settings);
        bucket = BucketUnderTest.of(settings, folder);
        bucket.bucket().probe();
    }

    @AfterEach
    void leavesNothing() {
        bucket.deleteAll();
        assertThat(bucket.names()).isEmpty();
        bucket.close();
    }

    @Override
    public BucketUnderTest bucket() {
        return bucket;
    }

    @Test
    void linksLeadToTheContent() throws Exception {
        var key = ObjectKey.of("originals", "a");
        bucket.store().put(key, new ByteArrayInputStream("hello".getBytes()));

        var link = bucket.store()
                .link(key, "application/pdf", "attachment; filename*=UTF-8''%C3%84rger.pdf")
                .orElseThrow();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        }
    }

    private static S3ObjectProperties settings() {
        var environment = new StandardEnvironment();
        var own = Map.<String, Object>of(
                "docent.objects.s3.bucket", "${S3_BUCKET:}",
                "docent.objects.s3.access-key", "${S3_ACCESS_KEY:}",
                "docent.objects.s3.secret-key", "${S3_SECRET_KEY:}",
                "docent.objects.s3.region", "${S3_REGION:}",
                "docent.objects.s3.endpoint", "${S3_ENDPOINT:}");
        environment.getPropertySources().addLast(new MapPropertySource("variables", own));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "smoke",
                        Map.of(
                                "docent.objects.s3.prefix", "docent-smoke/" + UUID.randomUUID(),
                                "docent.objects.s3.download-links", "1m",
                                "docent.objects.s3.upload.multipart-above", "5MB",
                                "docent.objects.s3.upload.part-size", "5MB")));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("docent.objects.s3", S3ObjectProperties.class);
    }
}
