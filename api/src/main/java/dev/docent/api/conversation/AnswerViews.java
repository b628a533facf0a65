package dev.docent.api.conversation;

import dev.docent.api.knowledge.document.BoxView;
import dev.docent.api.media.MediaTexts;
import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.Box;
import dev.docent.ingestion.document.content.DocumentContent;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.answering.Answer.Completion;
import dev.docent.retrieval.passage.Citation;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Converts answers to the form that clients see. Each citation, further sentence and nearest passage gets the rectangles of its quote on the pages, unless the
 * document no longer contains the quote at the cited place. Safe for concurrent use.
 */
@Component
public final class AnswerViews {

    private final Documents documents;
    private final DocumentContent content;
    private final MediaTexts images;

    AnswerViews(Documents documents, DocumentContent content, MediaTexts images) {
        this.documents = documents;
        this.content = content;
        this.images = images;
    }

    public AnswerView of(Scope scope, Answer answer) {
        return of(answer, citation -> view(scope, citation));
    }

    /** {@return the answer as it is stored, without rectangles, for lists} */
    public static AnswerView stored(Answer answer) {
        return of(answer, citation -> CitationView.of(citation, false, List.of()));
    }

    private static AnswerView of(Answer answer, Function<Citation, CitationView> view) {
        var completion = answer.completion();
        return new AnswerView(
                answer.text(),
                answer.citations().stream().map(view).toList(),
                answer.alsoFound().stream()
                        .map(each -> new FurtherSentenceView(each.text(), view.apply(each.citation())))
                        .toList(),
                answer.grounded(),
                completion == Completion.WHOLE ? null : completion.name().toLowerCase(Locale.ROOT),
                DisagreementView.of(answer.disagreement()),
                answer.nearest().isEmpty()
                        ? null
                        : answer.nearest().stream()
                                .map(view.andThen(NearestView::of))
                                .toList(),
                AnswerView.Usage.of(answer.usage()));
    }

    private CitationView view(Scope scope, Citation citation) {
        var document = documents.findVisible(scope, citation.document());
        var boxes = document.map(each -> boxes(each, citation))
                .orElseGet(() -> images.boxes(
                        new DocumentRef(scope.caller(), citation.document()), citation.start(), citation.quote()));
        var isUnverified = document.map(Document::isUnverified).orElse(false);
        return CitationView.of(
                citation, isUnverified, boxes.stream().map(BoxView::of).toList());
    }

    /** An edited text is not on the pages, so that its rectangles are those of the text that it replaces. */
    private List<Box> boxes(Document document, Citation citation) {
        return citation.edited()
                ? content.boxes(document, citation.start(), citation.end()).orElse(List.of())
                : content.boxes(document.ref(), citation.start(), citation.quote());
    }
}
