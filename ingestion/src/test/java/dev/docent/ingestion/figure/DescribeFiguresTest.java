package dev.docent.ingestion.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.retrieval.chat.InlineMedia;
import dev.docent.retrieval.chat.MeteredChat;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.perception.FigureDescription;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import dev.docent.retrieval.provider.ProviderException.UnavailableException;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.retrieval.usage.TokenUsage.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

@Timeout(60)
class DescribeFiguresTest {

    private static final DocumentRef DOCUMENT = new DocumentRef("anna", "d1");
    private static final Block FIRST = new Block.Paragraph("The ferries of the sound and their hours.", 1);
    private static final Block BROKEN = new Block.Paragraph("They leave from the pier, which is", 1);
    private static final Block NEXT = new Block.Paragraph("north of the harbour.", 2);

    private final List<Prompt> prompts = new ArrayList<>();
    private IntFunction<Flux<ChatResponse>> model = call -> said("A chart shows " + call + " ferries.");

    @Test
    void putsEachOnItsPageWithoutDividingASentence() {
        var read = describe(1, 3, 1);

        assertThat(read.blocks())
                .containsExactly(
                        FIRST,
                        new Block.Figure("A chart shows 1 ferries.", 1),
                        new Block.Figure("A chart shows 3 ferries.", 1),
                        BROKEN,
                        NEXT,
                        new Block.Figure("A chart shows 2 ferries.", 3));
        assertThat(read.omissions()).isEmpty();
        assertThat(read.figures()).isEmpty();
        assertThat(InlineMedia.of(prompts.getFirst().getInstructions().getLast()))
                .singleElement()
                .satisfies(media -> assertThat(InlineMedia.bytes(media)).containsExactly(7));
        assertThat(prompts.getFirst().getInstructions().getLast().getText()).endsWith("in English.");
    }

    @Test
    void leavesOutWhatInformsAboutNothing() {
        model = call -> said(call == 1 ? "[NOTHING]" : "A map\u0000 of the sound.");

        assertThat(describe(1, 1).blocks())
                .containsExactly(FIRST, new Block.Figure("A map of the sound.", 1), BROKEN, NEXT);
    }

    @Test
    void leavesOutWhatTheProviderWithholdsAndSaysSo() {
        model = call -> call == 1 ? Flux.error(new RejectedException("It was withheld", null)) : said("A map.");

        var read = describe(1, 1);

        assertThat(read.blocks()).contains(new Block.Figure("A map.", 1));
        assertThat(read.omissions())
                .containsExactly(new Omission("figures_not_described", "1 figure was not described: It was withheld."));
    }

    @Test
    void endsWithAnOutageAndReadsTheDocumentAllTheSame() {
        model = call ->
                call == 2 ? Flux.error(new UnavailableException("The model is away.", null, null)) : said("A map.");

        var read = describe(1, 1, 1, 1);

        assertThat(prompts).hasSize(2);
        assertThat(read.blocks()).hasSize(4).contains(FIRST, BROKEN, NEXT);
        assertThat(read.omissions())
                .containsExactly(
                        new Omission("figures_not_described", "3 figures were not described: The model is away."));
    }

    @Test
    void endsWhenTheDocumentIsDeletedMeanwhile() {
        model = call -> Flux.never();
        var progress = new ReadingProgress() {
            @Override
            public void check() {
                if (!prompts.isEmpty()) {
                    throw new IllegalStateException("It was deleted");
                }
            }
        };

        assertThatThrownBy(() -> figures(true).in(document(1), DOCUMENT, progress))
                .hasMessage("It was deleted");
    }

    @Test
    void doesNothingWithoutAModelThatSees() {
        var read = figures(false).in(document(1), DOCUMENT, ReadingProgress.NONE);

        assertThat(read.blocks()).containsExactly(FIRST, BROKEN, NEXT);
        assertThat(read.figures()).isEmpty();
    }

    private ParsedDocument describe(int... pages) {
        return figures(true).in(document(pages), DOCUMENT, ReadingProgress.NONE);
    }

    private static ParsedDocument document(int... pages) {
        var figures = new ArrayList<PageFigure>();
        for (int page : pages) {
            figures.add(new PageFigure(page, "image/jpeg", new byte[] {7}));
        }
        return new ParsedDocument(
                "application/pdf", 3, List.of(FIRST, BROKEN, NEXT), List.of(), Set.of(), List.of(), figures);
    }

    private DescribeFigures figures(boolean sees) {
        var chat = new MeteredChat(new Seeing(), TokenUsage.NONE, Purpose.FIGURES);
        return new DescribeFigures(
                new FigureDescription(sees ? Optional.of(chat) : Optional.empty()), new LanguageRecognizer());
    }

    private static Flux<ChatResponse> said(String text) {
        return Flux.just(new ChatResponse(List.of(new Generation(new AssistantMessage(text)))));
    }

    private final class Seeing implements ChatModel {

        @Override
        public ChatResponse call(Prompt prompt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<ChatResponse> stream(Prompt prompt) {
            prompts.add(prompt);
            return model.apply(prompts.size());
        }
    }
}
