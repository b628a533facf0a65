package dev.docent.api.conversation.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.StoredRecords;
import dev.docent.api.conversation.stream.KeptMessages.Kept;
import dev.docent.retrieval.answering.Answer.Completion;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The same over records in MongoDB, and with two nodes. */
class MessageStreamsInMongodbTest extends MessageStreamsTest {

    private ConfigurableApplicationContext elsewhere;
    private StreamingNode other;

    @Override
    protected boolean isInMongodb() {
        return true;
    }

    @BeforeEach
    void startsAnother() {
        elsewhere = StoredRecords.start(folder, store());
        other = new StreamingNode(elsewhere, elsewhere.getBean(MessageStreamRepository.class), messages);
    }

    @AfterEach
    void stopsTheOther() {
        other.close();
        elsewhere.close();
    }

    @Test
    void resumesOnAnotherNode() {
        var first = node.asks(message, model.says("The keeper"));
        awaitText(first, "The keeper");
        first.goes();
        model.says(" lit");
        await().until(first::isServed);

        var second = other.resumes(message, first.events().getLast().id());
        awaitText(second, " lit");
        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(12))
                .until(() -> messages.get(message).completion() == null);
        model.says(" the lamp.").ends();
        await().until(second::isServed);

        assertThat(second.text()).isEqualTo(" lit the lamp.");
        assertThat(second.names()).endsWith("citations", "usage", "done");
        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.WHOLE, "The keeper lit the lamp."));
    }

    @Test
    void stopsFromAnotherNode() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");

        assertThat(other.stops(message)).isTrue();

        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
        await().until(client::isServed);
    }
}
