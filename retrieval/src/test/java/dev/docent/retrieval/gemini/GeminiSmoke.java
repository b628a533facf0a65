package dev.docent.retrieval.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.runtime.AdapterChoices;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.FileSystemResource;

/**
 * Asks Google in earnest, with the settings of the environment and the service's own defaults. Never run by a build, since its name does not end in {@code Test}: CONTRIBUTING.md says how to run it.
 */
class GeminiSmoke {

    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();

    @BeforeAll
    static void start() throws IOException {
        var defaults = new FileSystemResource("../api/src/main/resources/application.yaml");
        new YamlPropertySourceLoader()
                .load("defaults", defaults)
                .forEach(CONTEXT.getEnvironment().getPropertySources()::addLast);
        System.setProperty("docent.data", "target");
        System.setProperty("docent.embedding.kind", "gemini");
        AdapterChoices.choose(CONTEXT.getEnvironment());
        CONTEXT.scan(
                "dev.docent.retrieval.gemini", "dev.docent.retrieval.embedding.gemini", "dev.docent.retrieval.chat");
        CONTEXT.refresh();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    @Test
    void embedsQuestionsNearTheirPassages() {
        var embeddings = CONTEXT.getBean(Embeddings.class);

        var question = embeddings.query("Which animal sings under water?");
        var near = embeddings.passage(List.of("Whales"), "The humpback sings for hours beneath the ice.");
        var far = embeddings.passage(List.of("Taxes"), "The fee is due in January.");

        System.out.printf(
                "%s, %s: near %.3f, far %.3f%n",
                embeddings.model(), embeddings.traits().place(), dot(question, near), dot(question, far));
        assertThat(dot(question, question)).isCloseTo(1, within(1e-4));
        assertThat(dot(question, near)).isGreaterThan(dot(question, far));
    }

    @Test
    void answersAtOnceAndPieceByPiece() {
        var chat = CONTEXT.getBean(ChatModel.class);

        var answer = chat.call(new Prompt("Reply with the one word: whale"));
        var pieces = chat.stream(new Prompt("Count from one to fifty in words."))
                .map(piece -> String.valueOf(piece.getResult().getOutput().getText()))
                .collectList()
                .block();

        System.out.printf(
                "%s: %s, %s%n%d pieces: %s%n",
                answer.getMetadata().getModel(),
                answer.getResult().getOutput().getText(),
                answer.getMetadata().getUsage(),
                pieces.size(),
                String.join("|", pieces));
        assertThat(answer.getResult().getOutput().getText()).containsIgnoringCase("whale");
        assertThat(String.join("", pieces)).containsIgnoringCase("fifty");
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> (double) one[i] * other[i])
                .sum();
    }
}
