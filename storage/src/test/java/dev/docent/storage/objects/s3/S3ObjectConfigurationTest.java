package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.docent.runtime.AdapterChoices;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreException;
import dev.docent.storage.objects.ObjectStoreInUse;
import dev.docent.storage.objects.UnusableObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gaul.s3proxy.junit.S3ProxyExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Which store is taken, and what becomes of a start with settings that do not work. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class S3ObjectConfigurationTest {

    @RegisterExtension
    final S3ProxyExtension server = S3ProxyServer.make();

    @TempDir
    Path folder;

    private Map<String, String> settings;

    @BeforeEach
    void makesTheBucket() {
        settings = new HashMap<>(TestSettings.at(server.getUri().toString(), Map.of("timeout.connect", "2s")));
        BucketUnderTest.made(TestSettings.of(settings), folder).close();
    }

    @Test
    void keepsObjectsInTheBucketThatIsSet(CapturedOutput output) {
        start().run(started -> {
            var store = started.getBean(ObjectStore.class);
            store.put(ObjectKey.of("a"), new ByteArrayInputStream(new byte[] {1}));

            assertThat(store.exists(ObjectKey.of("a"))).isTrue();
            assertThat(store.link(ObjectKey.of("a"), "text/plain", "attachment"))
                    .isEmpty();
            assertThat(started.getBean(ObjectStoreInUse.class))
                    .isEqualTo(new ObjectStoreInUse("S3, documents at " + server.getUri()));
            assertThat(folder.resolve("data/objects")).doesNotExist();
            assertThat(folder.resolve("data/tmp/s3")).isEmptyDirectory();
        });

        assertThat(output.getAll()).doesNotContain(TestSettings.SECRET_KEY);
    }

    @Test
    void saysNoSecretEvenToWhoSearchesAFault(CapturedOutput output) {
        var logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("ROOT", LogLevel.DEBUG);
        try {
            settings.put("download-links", "5m");
            start().run(started -> {
                var store = started.getBean(ObjectStore.class);
                store.put(ObjectKey.of("a"), new ByteArrayInputStream(new byte[1]));
                store.link(ObjectKey.of("a"), "text/plain", "attachment").orElseThrow();
            });
            settings.put("secret-key", "a-secret-that-is-wrong");
            refusal();
        } finally {
            logging.setLogLevel("ROOT", LogLevel.INFO);
        }

        assertThat(output.getAll())
                .contains("software.amazon.awssdk")
                .doesNotContain(TestSettings.SECRET_KEY, "a-secret-that-is-wrong", "X-Amz-Signature=");
    }

    @Test
    void givesLinksWhereTheyAreSet() {
        settings.put("download-links", "5m");

        start().run(started -> assertThat(
                        started.getBean(ObjectStore.class).link(ObjectKey.of("a"), "text/plain", "attachment"))
                .isPresent());
    }

    @Test
    void leavesObjectsInTheFolderWhenThatIsAskedFor() {
        start().withPropertyValues("docent.objects.kind=folder")
                .run(started -> assertThat(
                                started.getBean(ObjectStore.class).getClass().getSimpleName())
                        .isEqualTo("FolderObjectStore"));
    }

    @Test
    void refusesASecretThatDoesNotBelongToTheKey(CapturedOutput output) {
        settings.put("secret-key", "a-secret-that-is-wrong");

        assertThat(refusal())
                .isEqualTo(
                        "Cannot use the bucket documents: the secret in S3_SECRET_KEY does not belong to the access key in"
                                + " S3_ACCESS_KEY.");
        assertThat(output.getAll()).doesNotContain("a-secret-that-is-wrong");
    }

    @Test
    void refusesAKeyThatTheServerDoesNotKnow(CapturedOutput output) {
        settings.put("access-key", "unknown-id");

        assertThat(refusal()).contains("S3_ACCESS_KEY");
        assertThat(output.getAll()).doesNotContain(TestSettings.SECRET_KEY);
    }

    @Test
    void refusesABucketThatIsNotThere() {
        settings.put("bucket", "another");

        assertThat(refusal()).isEqualTo("Cannot use the bucket another: the bucket in S3_BUCKET does not exist.");
    }

    @Test
    void refusesAServerThatIsNotThere() throws IOException {
        settings.put("endpoint", "http://127.0.0.1:" + freePort());

        assertThat(refusal()).contains("cannot connect to the address in S3_ENDPOINT");
    }

    @Test
    void refusesHalfOfTheSettingsBeforeAnyServerIsAsked(CapturedOutput output) {
        settings.remove("secret-key");

        assertThat(refusal()).startsWith("S3_SECRET_KEY is missing, but S3_BUCKET is set.");
        assertThat(output.getAll()).doesNotContain(TestSettings.ACCESS_KEY);
    }

    @Test
    void refusesSettingsWithoutABucket() {
        settings = Map.of("region", "eu-west-1");

        assertThat(refusal()).startsWith("S3_BUCKET is missing");
    }

    @Test
    void saysWhichSettingFailsWhenAKeyIsRevokedLater() {
        var settings = TestSettings.of(this.settings);
        this.settings.put("secret-key", "a-secret-that-was-replaced");
        try (var revoked = BucketUnderTest.of(TestSettings.of(this.settings), folder)) {
            var key = ObjectKey.of("a");
            for (Runnable call : new Runnable[] {
                () -> revoked.store().put(key, new ByteArrayInputStream(new byte[1])),
                () -> revoked.store().put(key, new ByteArrayInputStream(new byte[6_000_000])),
                () -> revoked.store().open(key),
                () -> revoked.store().list("a/"),
                () -> revoked.store().delete(key)
            }) {
                assertThat(catchThrowable(call::run))
                        .isInstanceOf(ObjectStoreException.class)
                        .hasMessageContaining("a")
                        .hasMessageContaining("S3_SECRET_KEY")
                        .hasMessageNotContaining("a-secret-that-was-replaced");
            }
            assertThat(catchThrowable(() -> revoked.store().exists(key))).hasMessageContaining("S3_SECRET_KEY");
        }
        try (var good = BucketUnderTest.of(settings, folder)) {
            assertThat(good.names()).isEmpty();
        }
    }

    private String refusal() {
        var refusal = new String[1];
        start().run(started -> {
            assertThat(started).hasFailed();
            refusal[0] = Stream.iterate(started.getStartupFailure(), each -> each != null, Throwable::getCause)
                    .filter(UnusableObjectStoreException.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .getMessage();
        });
        return refusal[0];
    }

    private ApplicationContextRunner start() {
        var values = settings.entrySet().stream()
                .map(each -> "docent.objects.s3." + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        return new ApplicationContextRunner()
                .withInitializer(context -> AdapterChoices.choose(context.getEnvironment()))
                .withUserConfiguration(Objects.class)
                .withPropertyValues("docent.data=" + folder.resolve("data"))
                .withPropertyValues(values);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.docent.storage.objects.folder", "dev.docent.storage.objects.s3"})
    static class Objects {}
}
