package dev.docent.storage.objects.s3;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The same against MinIO, where there is Docker. */
@Timeout(600)
@EnabledIf(value = "isDockerThere", disabledReason = "There is no Docker: MinIO is not tried")
class S3MinioTest implements S3ObjectStoreContract {

    private static final int PORT = 9000;

    private static GenericContainer<?> server;

    @TempDir
    Path folder;

    private BucketUnderTest bucket;

    @BeforeAll
    static void starts() {
        server = new GenericContainer<>("minio/minio:RELEASE.2025-09-07T16-13-09Z")
                .withCommand("server", "/data")
                .withEnv("MINIO_ROOT_USER", TestSettings.ACCESS_KEY)
                .withEnv("MINIO_ROOT_PASSWORD", TestSettings.SECRET_KEY)
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/minio/health/live").forPort(PORT));
        server.start();
    }

    @AfterAll
    static void stops() {
        server.stop();
    }

    @BeforeEach
    void makesTheBucket() {
        var address = "http://" + server.getHost() + ":" + server.getMappedPort(PORT);
        var others = Map.of("bucket", "b" + UUID.randomUUID(), "checksums", "when-supported");
        bucket = BucketUnderTest.made(TestSettings.of(TestSettings.at(address, others)), folder);
    }

    @AfterEach
    void closes() {
        bucket.close();
    }

    static boolean isDockerThere() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @Override
    public BucketUnderTest bucket() {
        return bucket;
    }
}
