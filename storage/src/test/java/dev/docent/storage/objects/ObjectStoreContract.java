package dev.docent.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of objects keeps to. */
public interface ObjectStoreContract {

    /** {@return a store without objects} */
    ObjectStore store();

    @Test
    default void givesBackWhatWasStored() throws IOException {
        var store = store();

        assertThat(store.put(ObjectKey.of("texts", "a"), bytes("hello"))).isEqualTo(5);

        assertThat(read(store, "texts/a")).isEqualTo("hello");
        try (var object = store.open(ObjectKey.of("texts", "a"))) {
            assertThat(object.length()).isEqualTo(5);
        }
    }

    @Test
    default void storesNothingAsNothing() throws IOException {
        var store = store();

        assertThat(store.put(ObjectKey.of("empty"), bytes(""))).isZero();

        assertThat(read(store, "empty")).isEmpty();
    }

    @Test
    default void replacesWhatWasThere() throws IOException {
        var store = store();
        store.put(ObjectKey.of("a"), bytes("the first, which is longer"));
        store.put(ObjectKey.of("a"), bytes("the second"));

        assertThat(read(store, "a")).isEqualTo("the second");
    }

    @Test
    default void keepsWhatWasThereWhenTheNewContentBreaksOff() throws IOException {
        var store = store();
        store.put(ObjectKey.of("a"), bytes("kept"));

        assertThatThrownBy(() -> store.put(ObjectKey.of("a"), breakingOff()))
                .isInstanceOf(ObjectStoreException.class)
                .hasMessageContaining("a");

        assertThat(read(store, "a")).isEqualTo("kept");
        try (var keys = store.list("")) {
            assertThat(keys).containsExactly(ObjectKey.of("a"));
        }
    }

    @Test
    default void failsToOpenWhatWasNeverStored() {
        assertThatThrownBy(() -> store().open(ObjectKey.of("absent")))
                .isInstanceOf(ObjectNotFoundException.class)
                .hasMessageContaining("absent");
    }

    @Test
    default void knowsWhatIsThere() {
        var store = store();
        store.put(ObjectKey.of("folder", "a"), bytes("x"));

        assertThat(store.exists(ObjectKey.of("folder", "a"))).isTrue();
        assertThat(store.exists(ObjectKey.of("folder"))).isFalse();
        assertThat(store.exists(ObjectKey.of("folder", "b"))).isFalse();
    }

    @Test
    default void forgetsWhatIsDeletedAndIgnoresWhatIsAbsent() {
        var store = store();
        store.put(ObjectKey.of("a"), bytes("x"));

        store.delete(ObjectKey.of("a"));
        assertThatCode(() -> store.delete(ObjectKey.of("a"))).doesNotThrowAnyException();

        assertThat(store.exists(ObjectKey.of("a"))).isFalse();
    }

    @Test
    default void listsTheKeysBelowAPrefix() {
        var store = store();
        for (var key : new String[] {"a/1", "a/b/2", "ab/3", "c"}) {
            store.put(new ObjectKey(key), bytes(key));
        }

        try (var keys = store.list("a/")) {
            assertThat(keys.map(ObjectKey::value)).containsExactlyInAnyOrder("a/1", "a/b/2");
        }
        try (var keys = store.list("")) {
            assertThat(keys.map(ObjectKey::value)).containsExactlyInAnyOrder("a/1", "a/b/2", "ab/3", "c");
        }
        try (var keys = store.list("nothing/")) {
            assertThat(keys).isEmpty();
        }
    }

    @Test
    default void keepsOpenContentReadableWhileItIsReplacedOrDeleted() throws IOException {
        var store = store();
        store.put(ObjectKey.of("a"), bytes("as it was"));

        try (var open = store.open(ObjectKey.of("a"))) {
            store.put(ObjectKey.of("a"), bytes("another"));
            store.delete(ObjectKey.of("a"));

            assertThat(new String(open.content().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("as it was");
        }
    }

    @Test
    default void showsReadersOneContentOrTheOtherButNeverAPart() throws Exception {
        var store = store();
        var key = ObjectKey.of("a");
        store.put(key, filled('0', 100_000));
        try (var writers = Executors.newFixedThreadPool(3)) {
            var written = IntStream.range(0, 3)
                    .mapToObj(writer -> writers.submit(() -> IntStream.range(0, 20)
                            .forEach(round -> store.put(key, filled((char) ('1' + writer), 100_000)))))
                    .toList();
            while (!written.stream().allMatch(one -> one.isDone())) {
                try (var object = store.open(key)) {
                    var content = object.content().readAllBytes();
                    assertThat(content).hasSize(100_000).containsOnly(content[0]);
                }
            }
            for (var one : written) {
                one.get();
            }
        }
    }

    @Test
    default void refusesAPrefixThatDoesNotEndAtASlash() {
        for (var prefix : new String[] {"a", "/", "../", "a//"}) {
            assertThatThrownBy(() -> store().list(prefix)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    default void servesEveryoneWhileOthersStoreAndDelete() throws Exception {
        var store = store();
        var kept = ObjectKey.of("a", "kept");
        store.put(kept, bytes("kept"));
        try (var writers = Executors.newFixedThreadPool(3)) {
            var written = IntStream.range(0, 3)
                    .mapToObj(writer ->
                            writers.submit(() -> IntStream.range(0, 40).forEach(round -> {
                                var key = ObjectKey.of("a", "folder-" + round % 2, "object-" + round % 3);
                                store.put(key, bytes("x"));
                                store.delete(key);
                            })))
                    .toList();
            while (!written.stream().allMatch(one -> one.isDone())) {
                try (var keys = store.list("")) {
                    assertThat(keys).contains(kept);
                }
                assertThatCode(() -> read(store, "a/folder-0/object-0"))
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).isNull(),
                                failure -> assertThat(failure).isInstanceOf(ObjectNotFoundException.class));
            }
            for (var one : written) {
                one.get();
            }
        }
        try (var keys = store.list("")) {
            assertThat(keys).containsExactly(kept);
        }
    }

    private static String read(ObjectStore store, String key) throws IOException {
        try (var object = store.open(new ObjectKey(key))) {
            return new String(object.content().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream filled(char with, int length) {
        var content = new byte[length];
        Arrays.fill(content, (byte) with);
        return new ByteArrayInputStream(content);
    }

    private static InputStream breakingOff() {
        return new SequenceInputStream(bytes("some of it"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client went away");
            }
        });
    }
}
