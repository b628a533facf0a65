package dev.docent.storage.objects.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectStore;
import dev.docent.storage.objects.ObjectStoreContract;
import dev.docent.storage.objects.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a store in a bucket keeps to beyond the port, whichever the server. */
interface S3ObjectStoreContract extends ObjectStoreContract {

    ObjectKey LARGE = ObjectKey.of("originals", "large");

    /** {@return a bucket without objects} The same within a test. */
    BucketUnderTest bucket();

    @Override
    default ObjectStore store() {
        return bucket().store();
    }

    @Test
    default void givesBackByteForByteWhatWasSentInParts() throws Exception {
        var content = random(11_000_000);

        assertThat(store().put(LARGE, new ByteArrayInputStream(content))).isEqualTo(content.length);

        try (var object = store().open(LARGE)) {
            assertThat(object.length()).isEqualTo(content.length);
            assertThat(Arrays.equals(object.content().readAllBytes(), content)).isTrue();
        }
        assertThat(bucket().uploads()).isEmpty();
        assertThat(bucket().head(bucket().bucket().nameOf(LARGE)).metadata()).containsEntry("sha256", sha256(content));
        assertThat(bucket().spool()).isEmptyDirectory();
    }

    /** {@return the largest object that the server creates under a condition} */
    default int largestUnderACondition() {
        return Integer.MAX_VALUE;
    }

    @Test
    default void createsEachObjectOnce() throws IOException {
        for (var length : new int[] {5, 11_000_000}) {
            var key = ObjectKey.of("originals", "of-" + length);
            var first = random(length);
            assertThat(store().create(key, new ByteArrayInputStream(first))).isEqualTo(length);

            if (length <= largestUnderACondition()) {
                // As after a response that was lost.
                store().create(key, new ByteArrayInputStream(first));
                assertThatThrownBy(() -> store().create(key, new ByteArrayInputStream(random(length - 1))))
                        .isInstanceOf(ObjectStoreException.class)
                        .hasMessageContaining(key.value());
            }

            try (var object = store().open(key)) {
                assertThat(Arrays.equals(object.content().readAllBytes(), first))
                        .isTrue();
            }
        }
        assertThat(bucket().uploads()).isEmpty();
    }

    @Test
    default void givesBackByteForByteWhatWasSentInOneCall() throws Exception {
        var content = random(300_000);
        store().put(LARGE, new ByteArrayInputStream(content));

        try (var object = store().open(LARGE)) {
            assertThat(Arrays.equals(object.content().readAllBytes(), content)).isTrue();
        }
        var head = bucket().head(bucket().bucket().nameOf(LARGE));
        assertThat(head.contentLength()).isEqualTo(content.length);
        assertThat(head.metadata()).containsEntry("sha256", sha256(content));
    }

    @Test
    default void leavesNothingWhenALargeSourceBreaksOff() throws IOException {
        var breaking = new SequenceInputStream(new ByteArrayInputStream(random(11_000_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }
        });

        assertThatThrownBy(() -> store().put(LARGE, breaking)).isInstanceOf(ObjectStoreException.class);

        assertThat(bucket().names()).isEmpty();
        assertThat(bucket().uploads()).isEmpty();
        assertThat(bucket().spool()).isEmptyDirectory();
    }

    @Test
    default void abortsAnUploadWhoseThirdPartCannotBeRead() throws Exception {
        var upload = new S3Upload(bucket().bucket(), bucket().settings());
        var name = bucket().bucket().nameOf(LARGE);

        try (var content = new Spool(bucket().spool()).take(new ByteArrayInputStream(new byte[11_000_000]));
                var file = FileChannel.open(content.bytes().getPath(), StandardOpenOption.WRITE)) {
            file.truncate(2 * bucket().settings().upload().partSize().toBytes());

            assertThatThrownBy(() -> upload.send(name, content)).hasRootCauseInstanceOf(EOFException.class);
        }

        assertThat(bucket().names()).isEmpty();
        assertThat(bucket().uploads()).isEmpty();
    }

    @Test
    default void listsMoreThanOnePage() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts = IntStream.range(0, 1_005)
                    .mapToObj(number -> threads.submit(
                            () -> store().put(ObjectKey.of("many", "n" + number), InputStream.nullInputStream())))
                    .toList();
            for (var put : puts) {
                put.get();
            }
        }

        try (var keys = store().list("many/")) {
            assertThat(keys).hasSize(1_005).doesNotHaveDuplicates();
        }
    }

    @Test
    default void leavesObjectsOfOthersAlone() {
        var prefix = bucket().bucket().prefix();
        bucket().putOfOthers(prefix + "a/Überblick & 日本, 1.txt");
        bucket().putOfOthers(prefix + "a/.hidden");
        store().put(ObjectKey.of("a", "mine"), InputStream.nullInputStream());

        try (var keys = store().list("")) {
            assertThat(keys).containsExactly(ObjectKey.of("a", "mine"));
        }
    }

    @Test
    default void skipsAsFarAsAsked() throws IOException {
        var content = random(3_000_000);
        store().put(LARGE, new ByteArrayInputStream(content));

        try (var object = store().open(LARGE)) {
            object.content().skipNBytes(100);
            assertThat(object.content().read()).isEqualTo(content[100] & 0xff);
            object.content().skipNBytes(2_000_000);
            assertThat(object.content().readNBytes(1000)).isEqualTo(Arrays.copyOfRange(content, 2_000_101, 2_001_101));
        }
        try (var object = store().open(LARGE)) {
            object.content().skipNBytes(content.length);
            assertThat(object.content().read()).isEqualTo(-1);
        }
    }

    @Test
    default void servesReadersAfterManyThatLeftEarly() throws IOException {
        var content = random(3_000_000);
        store().put(LARGE, new ByteArrayInputStream(content));

        for (var reader = 0; reader < 300; reader++) {
            try (var object = store().open(LARGE)) {
                assertThat(object.content().read()).isEqualTo(content[0] & 0xff);
            }
        }

        assertThat(store().exists(LARGE)).isTrue();
    }

    private static byte[] random(int length) {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
