package dev.docent.api.migration;

import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/** Copies passages by document, with the vectors that they have. */
record PassageCopier(PassageIndex from, PassageIndex to) implements Copier {

    private static final String STEP = "passages";
    private static final int PAGE = 1000;
    private static final int DOCUMENTS_PER_FLUSH = 100;

    @Override
    public boolean isTargetEmpty() {
        return to.documents(null, 1).isEmpty();
    }

    @Override
    public void copy(Migration.Progress progress) {
        var present = documents(to);
        var all = List.copyOf(documents(from));
        for (var each = 0; each < all.size(); each++) {
            progress.show(STEP, each, all.size(), all.get(each).id());
            if (!present.contains(all.get(each))) {
                copy(all.get(each));
            }
            if (each % DOCUMENTS_PER_FLUSH == DOCUMENTS_PER_FLUSH - 1) {
                to.flush();
            }
        }
        to.flush();
    }

    private void copy(DocumentRef document) {
        var passages = passages(from, document);
        var embedded = embedded(from, document);
        if (embedded.size() == passages.size()) {
            to.put(document, embedded);
            return;
        }
        to.putWithoutVectors(document, passages);
        if (!embedded.isEmpty()) {
            to.addVectors(document, embedded);
        }
    }

    @Override
    public List<CopyCheck> compare(boolean repairs, Migration.Progress progress) {
        var here = new Sums();
        var there = new Sums();
        var all = documents(from);
        var done = 0;
        for (var document : all) {
            progress.show("checking", done++, all.size(), document.id());
            var our = here.add(from, document);
            var their = there.add(to, document);
            if (repairs && !our.equals(their)) {
                copy(document);
            }
        }
        for (var extra : documents(to)) {
            if (!all.contains(extra)) {
                there.add(to, extra);
                if (repairs) {
                    to.delete(extra);
                }
            }
        }
        if (repairs) {
            to.flush();
        }
        return List.of(
                CopyCheck.of(STEP, here.passages, there.passages),
                CopyCheck.of("vectors", here.vectors, there.vectors));
    }

    private static Set<DocumentRef> documents(PassageIndex index) {
        var all = new LinkedHashSet<DocumentRef>();
        var page = index.documents(null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.documents(page.getLast(), PAGE);
        }
        return all;
    }

    private static List<Passage> passages(PassageIndex index, DocumentRef document) {
        var all = new ArrayList<Passage>();
        var page = index.passages(document, 0, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.passages(document, all.size(), PAGE);
        }
        return all;
    }

    private static List<EmbeddedPassage> embedded(PassageIndex index, DocumentRef document) {
        var count = passages(index, document).size();
        var all = new ArrayList<EmbeddedPassage>();
        for (var start = 0; start < count; start += PAGE) {
            all.addAll(index.embedded(document, start, PAGE));
        }
        return all;
    }

    private static final class Sums {

        private final HashSum passages = new HashSum();
        private final HashSum vectors = new HashSum();

        /** {@return hash and count of the passages and vectors of the document, for comparison} */
        List<String> add(PassageIndex index, DocumentRef document) {
            var own = new HashSum();
            for (var passage : passages(index, document)) {
                var hash = HashSum.of(passage);
                own.add(hash);
                passages.add(hash);
            }
            for (var embedded : embedded(index, document)) {
                var hash = hash(embedded);
                own.add(hash);
                vectors.add(hash);
            }
            return List.of(own.text(), Long.toString(own.count()));
        }

        private static byte[] hash(EmbeddedPassage embedded) {
            var vector = embedded.vector();
            var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
            bytes.asFloatBuffer().put(vector);
            var digest = DigestUtils.getSha256Digest();
            digest.update(HashSum.of(embedded.passage().id()));
            return digest.digest(bytes.array());
        }
    }
}
