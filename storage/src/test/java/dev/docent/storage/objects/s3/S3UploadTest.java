package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an upload in parts says to the server. */
@Timeout(60)
class S3UploadTest {

    private static final byte[] THREE_PARTS = new byte[11_000_000];

    @TempDir
    Path folder;

    @Test
    void asksForEncryptionAndChecksumsWhenItBegins() throws IOException {
        try (var server = new RecordingServer(Integer.MAX_VALUE)) {
            put(
                    server,
                    Map.of("encryption.kind", "aws-kms", "encryption.kms-key-id", "k", "checksums", "when-supported"));

            var begin = server.calls().getFirst();
            assertThat(begin.query()).startsWith("uploads");
            assertThat(begin.header("x-amz-server-side-encryption")).isEqualTo("aws:kms");
            assertThat(begin.header("x-amz-server-side-encryption-aws-kms-key-id"))
                    .isEqualTo("k");
            assertThat(begin.header("x-amz-checksum-algorithm")).isEqualTo("CRC32");
            assertThat(begin.header("x-amz-meta-sha256")).hasSize(64);
            assertThat(server.calls()).extracting(RecordingServer.Call::part).containsExactly(0, 1, 2, 3, 0);
            assertThat(server.calls().getLast().body()).contains("<ChecksumCRC32>AAAAAA==</ChecksumCRC32>");
        }
    }

    @Test
    void sendsNothingThatACompatibleServerMayNotKnow() throws IOException {
        try (var server = new RecordingServer(Integer.MAX_VALUE)) {
            put(server, Map.of());

            assertThat(server.calls()).hasSize(5).allSatisfy(call -> {
                assertThat(call.headers().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("checksum")
                                || name.toLowerCase(Locale.ROOT).contains("encryption")
                                || name.toLowerCase(Locale.ROOT).contains("trailer"));
            });
        }
    }

    @Test
    void isAbortedWhenThePartIsRefused() throws IOException {
        try (var server = new RecordingServer(2)) {
            assertThatThrownBy(() -> put(server, Map.of()))
                    .isInstanceOf(ObjectStoreException.class)
                    .hasMessageContaining("originals/a");

            assertThat(server.calls())
                    .extracting(RecordingServer.Call::method)
                    .containsExactly("POST", "PUT", "PUT", "DELETE");
            assertThat(server.calls().getLast().query()).isEqualTo("uploadId=the-upload");
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    private void put(RecordingServer server, Map<String, String> settings) {
        try (var bucket = BucketUnderTest.of(TestSettings.of(TestSettings.at(server.address(), settings)), folder)) {
            bucket.store().put(ObjectKey.of("originals", "a"), new ByteArrayInputStream(THREE_PARTS));
        }
    }
}
