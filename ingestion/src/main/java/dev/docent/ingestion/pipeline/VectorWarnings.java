package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.document.DocumentStatus;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.step.RefusedPassage;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.index.RebuildListener;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.runtime.WakeUp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Corrects the warnings of ready documents after a rebuild: a passage that the former model refused may have a vector now,
 * and one that the new model refuses has none. Documents in the queue get their warnings from their own ingestion. Safe for
 * concurrent use; several processes may correct at the same time.
 */
@Component
final class VectorWarnings implements RebuildListener {

    private static final Logger log = LoggerFactory.getLogger(VectorWarnings.class);
    private static final int DOCUMENTS = 500;
    private static final int PASSAGES = 512;

    private final Documents documents;
    private final PassageIndex index;
    private final ServingGeneration serving;
    private final Claims claims;
    private final WakeUp wakeUp = new WakeUp();
    private final Set<DocumentRef> incomplete = new HashSet<>();
    private boolean isDue;

    VectorWarnings(Documents documents, PassageIndex index, ServingGeneration serving, Claims claims) {
        this.documents = documents;
        this.index = index;
        this.serving = serving;
        this.claims = claims;
    }

    @Override
    public void onSwitch(Set<DocumentRef> documentsWithRefusedPassages) {
        add(documentsWithRefusedPassages);
        wakeUp.call();
    }

    /** {@return what is called after each switch} */
    WakeUp wakeUp() {
        return wakeUp;
    }

    /**
     * Corrects the warnings if there was a switch since the last call. Ends early at a stop; the next start repeats it.
     *
     * @return false if some documents changed meanwhile, so that it has to be repeated
     */
    boolean correct() {
        var due = take();
        if (due == null) {
            return true;
        }
        try {
            index.allDocuments()
                    .gather(Gatherers.windowFixed(DOCUMENTS))
                    .takeWhile(some -> !claims.stopping())
                    .flatMap(some -> documents.find(some).stream())
                    .filter(each -> each.status() == DocumentStatus.READY)
                    .filter(each -> each.omissions().lackVectors() || due.contains(each.ref()))
                    .forEach(this::correct);
            return !isDue();
        } catch (RuntimeException failure) {
            add(due);
            throw failure;
        }
    }

    private void correct(Document document) {
        var refused = refused(document.ref());
        var corrected = document.lackingVectors(
                RefusedPassage.omissions(refused, document.omissions().list()));
        if (corrected.omissions().equals(document.omissions())) {
            return;
        }
        try {
            documents.save(corrected);
            log.info("corrected warnings document={} passages_without_vector={}", document.id(), refused.size());
        } catch (OptimisticLockingFailureException changedMeanwhile) {
            log.debug("changed meanwhile document={}", document.id());
            add(Set.of(document.ref()));
        }
    }

    private List<RefusedPassage> refused(DocumentRef document) {
        var model = serving.space().model();
        var refused = new ArrayList<RefusedPassage>();
        for (var from = 0; ; from += PASSAGES) {
            var part = index.passages(document, from, PASSAGES);
            var embedded = index.embedded(document, from, PASSAGES).stream()
                    .map(each -> each.passage().id())
                    .collect(Collectors.toSet());
            part.stream()
                    .filter(each -> !embedded.contains(each.id()))
                    .map(each -> new RefusedPassage(each, model, false))
                    .forEach(refused::add);
            if (part.size() < PASSAGES) {
                return refused;
            }
        }
    }

    private synchronized boolean isDue() {
        return isDue;
    }

    private synchronized void add(Set<DocumentRef> more) {
        incomplete.addAll(more);
        isDue = true;
    }

    private synchronized @Nullable Set<DocumentRef> take() {
        if (!isDue) {
            return null;
        }
        isDue = false;
        var taken = Set.copyOf(incomplete);
        incomplete.clear();
        return taken;
    }
}
