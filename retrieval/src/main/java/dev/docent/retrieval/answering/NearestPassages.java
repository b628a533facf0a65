package dev.docent.retrieval.answering;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.passage.Citation;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The passages that came closest to a question that is refused, for readers who look for themselves. Safe for concurrent use. */
@Component
public final class NearestPassages {

    private static final int SHOWN = 3;

    private final SupportingSentence sentences;
    private final CitationCheck check;
    private final ComputePool compute;

    /** @param sentences finds what to quote of a passage */
    public NearestPassages(SupportingSentence sentences, SourceTexts texts, ComputePool compute) {
        this.sentences = sentences;
        this.check = new CitationCheck(texts);
        this.compute = compute;
    }

    /**
     * {@return of each of the best three passages the sentence that says most of what is asked, with the index 0} Passages
     * whose stored text is another by now are left out.
     *
     * @param hits best first
     */
    public List<Citation> of(Question question, List<PassageHit> hits) {
        return hits.stream()
                .limit(SHOWN)
                .flatMap(hit -> cite(question, hit).stream())
                .toList();
    }

    private Optional<Citation> cite(Question question, PassageHit hit) {
        return compute.call(question.scope().caller(), () -> sentences.find(question.text(), hit))
                .flatMap(place -> check.cite(0, hit.passage(), place.from(), place.to(), place.coverage()));
    }
}
