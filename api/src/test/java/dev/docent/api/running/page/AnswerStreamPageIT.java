package dev.docent.api.running.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.docent.retrieval.openai.OpenAiStandIn;
import dev.docent.retrieval.openai.OpenAiStandIn.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Answers of a chat model on the page while they are written, sentence by sentence as the test permits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerStreamPageIT {

    private static final int SENTENCES = 6;
    private static final String QUESTION = "Which keeper lit which lamp before the storm?";
    private static final String SPOKEN = "And which lamp did keeper 3 light?";

    @TempDir
    private static Path folder;

    /** Sentences that the answers of the present test may still get. */
    private volatile Semaphore permitted = new Semaphore(0);

    private OpenAiStandIn model;
    private Installation installation;
    private Person anna;

    @BeforeAll
    void starts() {
        assumeTrue(Chromium.isInstalled(), Chromium.ABSENT);
        model = OpenAiStandIn.start();
        model.always(request -> request.toString().contains("input_audio")
                ? OpenAiStandIn.events(OpenAiStandIn.piece(SPOKEN), OpenAiStandIn.end("stop"))
                : OpenAiStandIn.events(steps()));
        installation = new Installation(
                folder,
                Map.of(
                        "OPENAI_BASE_URL",
                        model.url(),
                        "OPENAI_API_KEY",
                        OpenAiStandIn.KEY,
                        "OPENAI_MODEL",
                        "stand-in",
                        "DOCENT_ANSWERING_MEDIA_AUDIO",
                        "on",
                        "DOCENT_EMBEDDING_KIND",
                        "onnx"));
        anna = installation.person("Anna");
        anna.add(
                "lamps.txt",
                String.join(
                        " ",
                        IntStream.range(0, SENTENCES)
                                .mapToObj(AnswerStreamPageIT::sentence)
                                .toList()));
    }

    @AfterAll
    void stops() {
        if (installation != null) {
            anna.close();
            holdBack();
            installation.close();
            model.close();
        }
    }

    @BeforeEach
    void asks() {
        holdBack();
        anna.openChat();
        anna.ask(QUESTION);
        permitted.release(3);
        assertThat(anna.answer()).containsText("lit lamp 0");
    }

    @Test
    void areKeptAsFarAsTheyWereWhenTheyAreStopped() {
        anna.button("Stop").click();
        permitted.release();

        assertThat(anna.answer()).containsText("interrupted");
        assertThat(anna.button("Ask")).isVisible();
        anna.page().reload();
        assertThat(anna.answer()).containsText("interrupted");
        assertThat(anna.answer()).containsText("lit lamp 0");
        assertThat(anna.answer()).not().containsText("lit lamp 35");
    }

    @Test
    void goOnAfterAReload() {
        anna.page().reload();
        assertThat(anna.answer()).containsText("lit lamp 0");
        assertThat(anna.button("Stop")).isVisible();
        permitted.release(SENTENCES);

        isWhole();
    }

    @Test
    void goOnAfterALostConnection() {
        anna.browser().setOffline(true);
        assertThat(anna.page().getByText("The connection was lost")).isVisible();
        permitted.release(SENTENCES);
        anna.browser().setOffline(false);

        isWhole();
        anna.excuse("ERR_");
    }

    @Test
    void goOnWhileAnotherConversationIsOpen() {
        var place = anna.page().url();
        anna.link("New conversation").click();
        assertThat(anna.page().getByText("What would you like to know?")).isVisible();
        permitted.release(SENTENCES);
        anna.page().navigate(place);

        isWhole();
    }

    @Test
    void keepWhatWasStoredWhenTheServiceRestarts() {
        installation.restart();

        assertThat(anna.answer())
                .containsText("interrupted", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(anna.answer()).containsText("lit lamp 0");
        holdBack();
        anna.button("Answer again").click();
        permitted.release(2 * SENTENCES);
        isWhole();
        anna.excuse("ERR_");
    }

    @Test
    void followAQuestionThatWasSpoken() {
        permitted.release(SENTENCES);
        isWhole();
        anna.button("Speak the question").click();
        assertThat(anna.page().getByRole(AriaRole.TIMER)).containsText("0:01");
        anna.button("Stop and ask").click();
        // It is completed from the conversation, and then answered.
        permitted.release(2 * SENTENCES);

        var asked = anna.page().locator("question-item").last();
        assertThat(asked).containsText(SPOKEN);
        assertThat(asked.locator("audio")).isVisible();
        isWhole();
        anna.isAccessible();
    }

    @Test
    void areMarkdownThatLoadsNothing() {
        permitted.release(SENTENCES);
        isWhole();

        var answer = anna.answer().locator(".answer-text");
        assertThat(answer.locator("strong").first()).hasText("Keeper 0");
        assertThat(answer.locator("img")).hasCount(0);
        assertThat(answer.locator("script")).hasCount(0);
        anna.complainsOfNothing();
    }

    /** Begins anew: an answer that was left behind ends by itself, and takes no permit of the next one. */
    private void holdBack() {
        permitted.release(1000);
        permitted = new Semaphore(0);
    }

    private void isWhole() {
        assertThat(anna.answer()).containsText("lit lamp 35");
        assertThat(anna.button("Good answer").last()).isVisible();
        assertThat(anna.answer()).not().containsText("interrupted");
        assertThat(anna.answer().locator(".answer-text .cite").first()).isVisible();
    }

    private Step[] steps() {
        var permits = permitted;
        var sentences = IntStream.range(0, SENTENCES).<Step>mapToObj(each -> () -> {
            permits.acquireUninterruptibly();
            var text = "**Keeper %d** lit lamp %d before the storm came [1]. ".formatted(each, 7 * each);
            return OpenAiStandIn.piece(
                            each == 1 ? text + "![](https://images.example/lamp.png) <script>alert(1)</script> " : text)
                    .next();
        });
        return Stream.concat(sentences, Stream.of(OpenAiStandIn.end("stop"))).toArray(Step[]::new);
    }

    private static String sentence(int number) {
        return "Keeper %d lit lamp %d before the storm came.".formatted(number, 7 * number);
    }
}
