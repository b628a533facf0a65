package dev.docent.ingestion.figure;

import dev.docent.ingestion.parsing.AwaitedCall;
import dev.docent.ingestion.parsing.Block;
import dev.docent.ingestion.parsing.LanguageRecognizer;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.PageFigure;
import dev.docent.ingestion.parsing.ParsedDocument;
import dev.docent.ingestion.parsing.ReadingProgress;
import dev.docent.ingestion.parsing.format.CleanText;
import dev.docent.retrieval.chat.MediaPart;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.perception.FigureDescription;
import dev.docent.retrieval.provider.ProviderException;
import dev.docent.retrieval.provider.ProviderException.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has a chat model describe the figures of a document, so that the descriptions become passages of their pages. A figure that
 * fails is left out, and if the model cannot be had, so are the others: the document is read all the same. Safe for concurrent
 * use.
 */
@Component
public final class DescribeFigures {

    private static final Logger log = LoggerFactory.getLogger(DescribeFigures.class);

    private final FigureDescription model;
    private final LanguageRecognizer languages;

    public DescribeFigures(FigureDescription model, LanguageRecognizer languages) {
        this.model = model;
        this.languages = languages;
    }

    /**
     * {@return the document with its figures as blocks of their pages} An omission says how many were not described.
     *
     * @param progress asked meanwhile, on the calling thread; an exception that it throws ends the call
     */
    public ParsedDocument in(ParsedDocument document, DocumentRef ref, ReadingProgress progress) {
        if (document.figures().isEmpty() || !model.isPossible()) {
            return document.with(document.blocks(), document.omissions());
        }
        var described = describe(document, ref, progress);
        var blocks = new ArrayList<>(document.blocks());
        described.figures().forEach(figure -> blocks.add(place(figure, blocks), figure));
        var omissions = new ArrayList<>(document.omissions());
        if (described.failed() > 0) {
            omissions.add(omission(described.failed(), described.cause()));
        }
        return document.with(blocks, omissions);
    }

    private Described describe(ParsedDocument document, DocumentRef ref, ReadingProgress progress) {
        var language = language(document);
        var figures = new ArrayList<Block.Figure>();
        int failed = 0;
        var cause = "";
        for (int i = 0; i < document.figures().size(); i++) {
            var figure = document.figures().get(i);
            try {
                AwaitedCall.of("docent-figures", () -> model.describe(ref.owner(), part(figure), language), progress)
                        .map(CleanText::lines)
                        .ifPresent(text -> figures.add(new Block.Figure(text, figure.page())));
            } catch (ProviderException failure) {
                log.warn(
                        "figure_not_described document={} page={} cause={}",
                        ref.id(),
                        figure.page(),
                        failure.sentence());
                cause = failure.sentence();
                failed++;
                if (!(failure instanceof RejectedException)) {
                    failed = document.figures().size() - i;
                    break;
                }
            }
        }
        return new Described(figures, failed, cause);
    }

    private static MediaPart part(PageFigure figure) {
        return MediaPart.of(figure.mediaType(), figure.content());
    }

    private Locale language(ParsedDocument document) {
        var text = document.blocks().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .limit(200)
                .collect(Collectors.joining("\n"));
        return languages.recognize(text).map(Locale::forLanguageTag).orElse(Locale.ENGLISH);
    }

    /** Before the last block of the page, since a sentence of this one may continue on the next page. */
    private static int place(Block.Figure figure, List<Block> blocks) {
        int last = -1;
        int next = blocks.size();
        for (int i = 0; i < blocks.size(); i++) {
            var page = blocks.get(i).page();
            if (Objects.equals(page, figure.page()) && !(blocks.get(i) instanceof Block.Figure)) {
                last = i;
            }
            if (page != null && page > Objects.requireNonNull(figure.page())) {
                next = Math.min(next, i);
            }
        }
        return last < 0 ? next : last;
    }

    private static Omission omission(int figures, String cause) {
        return new Omission(
                "figures_not_described",
                "%,d figure%s not described: %s"
                        .formatted(
                                figures, figures == 1 ? " was" : "s were", cause.endsWith(".") ? cause : cause + "."));
    }

    /**
     * What was described.
     *
     * @param failed number of figures that were not
     * @param cause a sentence
     */
    private record Described(List<Block.Figure> figures, int failed, String cause) {}
}
