package dev.docent.api.conversation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.RecordStoreTest;
import dev.docent.api.conversation.stream.MessageStreamOperations.Signal;
import dev.docent.api.conversation.stream.MessageStreamOperations.Written;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;

/** What is expected of the records of messages that are being generated. */
class MessageStreamRecordsTest extends RecordStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:28:38.123Z");
    private static final Limit ALL = Limit.of(10);

    private MessageStreamRepository streams;

    @BeforeEach
    void begins() {
        streams = context().getBean(MessageStreamRepository.class);
        streams.save(MessageStream.begun(new MessageRef("ada", "c", "a-1"), "here", NOW));
        streams.save(MessageStream.begun(new MessageRef("ada", "c", "a-2"), "there", NOW));
        streams.save(MessageStream.begun(new MessageRef("bob", "d", "b-1"), "here", NOW));
    }

    @Test
    void findsAStreamOfItsOwnerAlone() {
        assertThat(streams.findByIdAndOwner("a-1", "ada"))
                .contains(new MessageStream("a-1", 0L, "ada", "c", "here", "", false, 0, NOW));
        assertThat(streams.findByIdAndOwner("a-1", "bob")).isEmpty();
    }

    @Test
    void writesTheTextsThatTheNodeHolds() {
        streams.write(
                "here", List.of(new Written("a-1", "one\0\uD83D\uDE00"), new Written("a-2", "x"), written("gone")));
        streams.write("here", List.of(new Written("a-1", "one two"), new Written("b-1", "three")));

        assertThat(text("a-1")).isEqualTo("one two");
        assertThat(text("a-2")).isEmpty();
        assertThat(text("b-1")).isEqualTo("three");
        assertThat(streams.existsById("gone")).isFalse();
    }

    @Test
    void reportsToTheHolder() {
        streams.follow("a-1");
        streams.follow("a-1");
        streams.stop("b-1");
        streams.stop("gone");

        assertThat(streams.signals("here"))
                .containsExactlyInAnyOrder(new Signal("a-1", false, 2), new Signal("b-1", true, 0));
        assertThat(streams.signals("nowhere")).isEmpty();
    }

    @Test
    void letsOneNodeTakeTheStreamOfAnother() {
        assertThat(streams.findByHolderNotIn(List.of("here", "elsewhere"), ALL))
                .extracting(MessageStream::id)
                .containsExactly("a-2");

        assertThat(streams.take("a-2", "there", "here")).isTrue();
        assertThat(streams.take("a-2", "there", "elsewhere")).isFalse();

        streams.write("there", List.of(written("a-2")));
        assertThat(text("a-2")).isEmpty();
        assertThat(streams.findByHolderNotIn(List.of("here"), ALL)).isEmpty();
    }

    @Test
    void deletesWhatTheNodeHolds() {
        streams.delete("a-1", "there");
        streams.delete("a-2", "there");

        assertThat(streams.existsById("a-1")).isTrue();
        assertThat(streams.existsById("a-2")).isFalse();
    }

    @Test
    void deletesTheStreamsOfAnAccount() {
        assertThat(new StreamsOfAccount(streams).deleteOf("ada")).isEqualTo(Map.of("message_streams", 2L));

        assertThat(streams.findAll()).extracting(MessageStream::id).containsExactly("b-1");
    }

    private static Written written(String id) {
        return new Written(id, "late");
    }

    private String text(String id) {
        return streams.findById(id).orElseThrow().text();
    }
}
