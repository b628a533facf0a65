package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class UnfinishedUploadsTest {

    @TempDir
    Path folder;

    private static S3MockServer server;
    private BucketUnderTest bucket;

    @BeforeAll
    static void starts() throws IOException {
        server = S3MockServer.shared();
    }

    @BeforeEach
    void begins() {
        bucket = BucketUnderTest.made(
                TestSettings.of(TestSettings.at(server.address(), Map.of("prefix", "docent"))), folder);
        begin("docent/originals/a");
        begin("others/originals/a");
    }

    @AfterEach
    void closes() {
        bucket.bucket()
                .s3()
                .listMultipartUploads(list -> list.bucket("documents"))
                .uploads()
                .forEach(upload -> bucket.bucket()
                        .s3()
                        .abortMultipartUpload(abort ->
                                abort.bucket("documents").key(upload.key()).uploadId(upload.uploadId())));
        bucket.bucket().s3().deleteBucket(delete -> delete.bucket("documents"));
        bucket.close();
    }

    @Test
    void areAbortedWhenTheyAreOldAndOurs() {
        new UnfinishedUploads(bucket.bucket()).abortBegunBefore(Instant.now().plus(Duration.ofMinutes(1)));

        assertThat(bucket.bucket()
                        .s3()
                        .listMultipartUploads(list -> list.bucket("documents"))
                        .uploads())
                .extracting(MultipartUpload::key)
                .containsExactly("others/originals/a");
    }

    @Test
    void areLeftWhileSomebodyMayBeSendingThem() {
        new UnfinishedUploads(bucket.bucket()).abortBegunBefore(Instant.now().minus(Duration.ofDays(1)));

        assertThat(bucket.uploads()).hasSize(1);
    }

    @Test
    void areLeftToTheServerThatDoesNotListThem(CapturedOutput output) {
        var absent = new Bucket(bucket.bucket().s3(), "absent", "");

        assertThatCode(() -> new UnfinishedUploads(absent).abortBegunBefore(Instant.now()))
                .doesNotThrowAnyException();

        assertThat(output.getAll()).contains("cannot list unfinished uploads");
    }

    private void begin(String name) {
        bucket.bucket()
                .s3()
                .createMultipartUpload(create -> create.bucket("documents").key(name));
    }
}
