package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an upload in parts says to the server. */
@Timeout(60)
class S3UploadTest {

    private static final ObjectKey KEY = ObjectKey.of("originals", "a");
    private static final byte[] THREE_PARTS = new byte[11_000_000];

    @TempDir
    Path folder;

    @Test
    void asksForEncryptionAndChecksumsWhenItBegins() throws IOException {
        try (var server = RecordingServer.accepting()) {
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
        try (var server = RecordingServer.accepting()) {
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
        try (var server = RecordingServer.answering(
                call -> call.method().equals("DELETE") ? 204 : call.part() >= 2 ? 400 : 200)) {
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

    @Test
    void sendsTheContentWithoutFramingWhereChecksumsAreOff() throws IOException {
        try (var server = RecordingServer.accepting()) {
            put(server, Map.of(), store -> store.put(KEY, small()));

            var put = server.calls().getLast();
            assertThat(put.rejection()).isEmpty();
            assertThat(put.header("Content-Encoding")).doesNotContain("aws-chunked");
            assertThat(put.header("x-amz-content-sha256")).doesNotContain("STREAMING");
            assertThat(put.body()).isEqualTo("hello");
        }
    }

    @Test
    void sendsTheChecksumAfterTheContentWhereChecksumsAreOn() throws IOException {
        try (var server = RecordingServer.accepting()) {
            put(server, Map.of("checksums", "when-supported"), store -> store.put(KEY, small()));

            var put = server.calls().getLast();
            assertThat(put.rejection()).isEmpty();
            assertThat(put.header("x-amz-trailer")).isEqualTo("x-amz-checksum-crc32");
            assertThat(put.body()).isEqualTo("hello");
        }
    }

    @Test
    void createsUnderTheConditionThatNothingIsThere() throws IOException {
        try (var server = RecordingServer.accepting()) {
            put(server, Map.of(), store -> {
                store.create(KEY, small());
                store.create(KEY, new ByteArrayInputStream(THREE_PARTS));
                store.put(KEY, small());
            });

            assertThat(server.calls())
                    .extracting(call -> call.header("If-None-Match"))
                    .containsExactly("*", "null", "null", "null", "null", "*", "null");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 501})
    void createsWithoutAConditionWhereTheServerDoesNotKnowIt(int status) throws IOException {
        try (var server =
                RecordingServer.answering(call -> call.header("If-None-Match").equals("*") ? status : 200)) {
            put(server, Map.of(), store -> {
                store.create(KEY, small());
                store.create(KEY, small());
            });

            assertThat(server.calls())
                    .extracting(call -> call.header("If-None-Match"))
                    .containsExactly("*", "null", "null");
        }
    }

    @Test
    void keepsTheConditionWhereTheServerRejectsMoreThanThat() throws IOException {
        var accepts = new AtomicBoolean();
        try (var server = RecordingServer.answering(call -> accepts.get() ? 200 : 403)) {
            put(server, Map.of(), store -> {
                assertThatThrownBy(() -> store.create(KEY, small())).isInstanceOf(ObjectStoreException.class);
                accepts.set(true);
                store.create(KEY, small());
            });

            assertThat(server.calls().getLast().header("If-None-Match")).isEqualTo("*");
        }
    }

    private void put(RecordingServer server, Map<String, String> settings) {
        put(server, settings, store -> store.put(KEY, new ByteArrayInputStream(THREE_PARTS)));
    }

    private void put(RecordingServer server, Map<String, String> settings, Consumer<ObjectStore> calls) {
        try (var bucket = BucketUnderTest.of(TestSettings.of(TestSettings.at(server.address(), settings)), folder)) {
            calls.accept(bucket.store());
        }
    }

    private static ByteArrayInputStream small() {
        return new ByteArrayInputStream("hello".getBytes());
    }
}
