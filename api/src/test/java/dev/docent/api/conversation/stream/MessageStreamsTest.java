package dev.docent.api.conversation.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.api.Interposed;
import dev.docent.api.RecordStoreTest;
import dev.docent.api.access.share.AccessInForce.HeldAccess;
import dev.docent.api.conversation.stream.KeptMessages.Kept;
import dev.docent.api.conversation.stream.StreamClient.Event;
import dev.docent.api.problem.EndedAnswerException;
import dev.docent.api.problem.ProblemException;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.answering.AnswerStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessResourceException;

/** Messages are generated, sent, resumed and ended. */
@Timeout(60)
class MessageStreamsTest extends RecordStoreTest {

    final KeptMessages messages = new KeptMessages();
    final MessageRef message = StreamingNode.message();
    final ScriptedGeneration model = new ScriptedGeneration();
    final AtomicBoolean unavailable = new AtomicBoolean();
    StreamingNode node;

    @BeforeEach
    void starts() {
        node = new StreamingNode(context(), records(), messages);
    }

    @AfterEach
    void stops() {
        node.close();
    }

    MessageStreamRepository records() {
        return Interposed.before(
                MessageStreamRepository.class, context().getBean(MessageStreamRepository.class), method -> {
                    if (unavailable.get() && method.equals("write")) {
                        throw new TransientDataAccessResourceException("The records are away");
                    }
                });
    }

    @Test
    void sendsATextAndWhatClosesIt() {
        var client = node.asks(message, model.says(" The keeper"));
        awaitText(client, "The keeper");
        model.says(" lit the lamp.").ends();
        await().until(client::isServed);

        assertThat(client.names()).containsExactly("message", "delta", "delta", "citations", "usage", "done");
        assertThat(client.events())
                .extracting(Event::id)
                .containsExactly("0.0", "10.0", "24.0", "24.1", "24.2", "24.3");
        assertThat(client.text()).isEqualTo("The keeper lit the lamp.");
        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.WHOLE, "The keeper lit the lamp."));
        assertThat(records().count()).isZero();
    }

    @Test
    void sendsWhatFollowsTheLastEventThatAClientReceived() {
        var first = node.asks(
                message, model.says("The keeper", " lit the \uD83D\uDD26.").ends());
        await().until(first::isServed);

        for (var event : first.events()) {
            var missed = node.resumes(message, event.id());
            await().until(missed::isServed);
            var rest = first.events()
                    .subList(first.events().indexOf(event) + 1, first.events().size());
            assertThat(missed.events()).as(event.id()).isEqualTo(rest);
        }
        var all = node.resumes(message, null);
        await().until(all::isServed);
        assertThat(all.text()).isEqualTo(first.text());
        assertThat(all.names()).startsWith("message").endsWith("citations", "usage", "done");
        var within = node.resumes(message, "20.0");
        await().until(within::isServed);
        assertThat(within.text()).isEqualTo("\uD83D\uDD26.");
    }

    @Test
    void tellsAClientThatReceivedAllNotToComeAgain() {
        var first = node.asks(message, model.says("So.").ends());
        await().until(first::isServed);

        var again = node.resumes(message, "3.3");
        await().until(again::isServed);
        assertThat(again.getStatus()).isEqualTo(204);
        assertThat(again.events()).isEmpty();
    }

    @Test
    void refusesIdsThatNoEventHas() {
        messages.add(message);
        for (var wrong : List.of("1", "-1.0", "x", "1.0.0", "99999999999.0", "1.10")) {
            assertThatThrownBy(() -> StreamPosition.after(wrong))
                    .as(wrong)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("Last-Event-ID");
        }
    }

    @Test
    void continuesForAClientThatComesAgain() {
        var first = node.asks(message, model.says("The keeper"));
        awaitText(first, "The keeper");
        first.goes();
        model.says(" lit");
        await().until(first::isServed);

        var second = node.resumes(message, first.events().getLast().id());
        awaitText(second, " lit");
        model.says(" the lamp.").ends();
        await().until(second::isServed);

        assertThat(second.text()).isEqualTo(" lit the lamp.");
        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.WHOLE, "The keeper lit the lamp."));
    }

    @Test
    void endsWhatNobodyFollows() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");
        client.goes();
        model.says(" lit");

        awaitInterrupted("The keeper lit");
    }

    @Test
    void endsAtOnceWithTheCredentialOfTheLastFollower() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");
        var start = System.nanoTime();
        client.response().end(EndedAnswerException.ofCredential(), "The key was revoked");

        awaitInterrupted("The keeper");
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(1900).toNanos());
        assertThat(client.names()).endsWith("delta", "error");
    }

    /** Without the end of the share, it would be generated for seconds more. */
    @Test
    void endsAtOnceWithTheShareThatItIsGeneratedFromWhileNobodyFollows() {
        HeldAccess share = () -> new IllegalStateException("It is no longer shared");
        var client = node.asks(message, model.says("The keeper"), share);
        awaitText(client, "The keeper");
        client.goes();
        model.says(" lit");
        await().until(client::isServed);
        var start = System.nanoTime();
        node.ends(share);

        awaitInterrupted("The keeper lit");
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofMillis(1900).toNanos());
    }

    @Test
    void leavesTheOtherFollowersOfAMessageWhoseCredentialHasNotEnded() {
        var one = node.asks(message, model.says("The keeper"));
        awaitText(one, "The keeper");
        var other = node.resumes(message, null);
        awaitText(other, "The keeper");
        one.response().end(EndedAnswerException.ofCredential(), "The key was revoked");
        await().until(one::isServed);
        model.says(" lit the lamp.").ends();
        await().until(other::isServed);

        assertThat(other.text()).isEqualTo("The keeper lit the lamp.");
        assertThat(one.text()).isEqualTo("The keeper");
    }

    @Test
    void keepsWhatWasSaidUntilAStop() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");

        assertThat(node.stops(message)).isTrue();
        await().until(client::isServed);

        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
        assertThat(client.names()).endsWith("delta", "citations", "usage", "done");
        assertThat(node.stops(message)).isTrue();
    }

    @Test
    void stopsAModelThatDoesNotLookWhetherAnybodyListens() {
        var stubborn = new ScriptedGeneration(true);
        var client = node.asks(message, stubborn.says("The keeper"));
        awaitText(client, "The keeper");

        assertThat(node.stops(message)).isTrue();
        stubborn.says(" lit the lamp.").ends();
        await().until(client::isServed);

        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
    }

    @Test
    void keepsNothingOfAnAnswerThatIsStoppedBeforeItBegins() {
        var client = node.asks(
                message,
                stream -> new ScriptedGeneration(true)
                        .says("I do not know.")
                        .ends()
                        .generate(awaitStop(stream)));
        await().until(() -> client.names().contains("message"));

        assertThat(node.stops(message)).isTrue();

        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, ""));
    }

    private static AnswerStream awaitStop(AnswerStream stream) {
        await().until(() -> !stream.isOpen());
        return stream;
    }

    @Test
    void reportsAFailureAndKeepsWhatWasSaid() {
        var client = node.asks(message, model.says("The keeper").fails());
        await().until(client::isServed);

        assertThat(client.names()).startsWith("message").endsWith("error");
        assertThat(client.events().getLast().data()).contains("\"status\":500");
        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
        assertThat(records().count()).isZero();
    }

    @Test
    void sendsNothingThatIsNotStored() {
        unavailable.set(true);
        var client = node.asks(message, model.says("The keeper"));
        await().during(Duration.ofMillis(300)).until(() -> client.text().isEmpty());

        unavailable.set(false);
        awaitText(client, "The keeper");
        assertThat(context()
                        .getBean(MessageStreamRepository.class)
                        .findById(message.id())
                        .orElseThrow()
                        .text())
                .isEqualTo("The keeper");
    }

    @Test
    void joinsWhatComesWithinAFrame() {
        var words = Collections.nCopies(1000, "word ").toArray(String[]::new);
        var client = node.asks(message, model.says(words).ends());
        await().until(client::isServed);

        assertThat(client.text().strip()).isEqualTo("word ".repeat(1000).strip());
        assertThat(client.events()).hasSizeLessThan(100);
    }

    @Test
    void interruptsWhatANodeThatDiedWasGenerating() {
        var dead = StreamingNode.message();
        messages.add(dead);
        // With its text at once: a node may take it as soon as it is there.
        records()
                .save(new MessageStream(
                        dead.id(),
                        null,
                        dead.owner(),
                        dead.conversation(),
                        "a dead node",
                        "The keeper ",
                        false,
                        0,
                        Clock.systemUTC().instant()));

        var client = node.resumes(dead, "4.0");
        await().until(client::isServed);

        assertThat(client.text()).isEqualTo("keeper ");
        assertThat(client.names()).endsWith("done");
        assertThat(messages.get(dead)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
        assertThat(records().count()).isZero();
    }

    @Test
    void endsAMessageWhoseRecordIsDeletedWithItsAccount() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");
        messages.delete(message);
        records().deleteByOwner("ada");

        await().until(client::isServed);
        assertThat(client.names()).endsWith("error");
        assertThat(client.events().getLast().data()).contains("\"status\":404");
    }

    @Test
    void interruptsWhatIsGeneratedWhenTheServiceStops() {
        var client = node.asks(message, model.says("The keeper"));
        awaitText(client, "The keeper");
        node.close();

        await().until(client::isServed);
        assertThat(client.names()).endsWith("done");
        assertThat(messages.get(message)).isEqualTo(new Kept(Completion.INTERRUPTED, "The keeper"));
    }

    @Test
    void generatesNoMoreAtOnceThanItIsSet() {
        for (var each = 0; each < 3; each++) {
            var client = node.asks(StreamingNode.message(), model);
            await().until(() -> client.names().contains("message"));
        }
        var refused = node.asks(message, model);
        await().until(refused::isServed);

        assertThat(refused.failure()).hasMessageContaining("Too many answers");
        assertThat(refused.events()).isEmpty();
        assertThat(records().count()).isEqualTo(3);
    }

    /** Other work on the machine must not make a difference. */
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }

    static void awaitText(StreamClient client, String text) {
        await().until(client::text, text::equals);
    }

    void awaitInterrupted(String text) {
        await().until(() -> messages.get(message), new Kept(Completion.INTERRUPTED, text)::equals);
    }
}
