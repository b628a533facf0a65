package dev.docent.retrieval.index.atlas;

import dev.docent.retrieval.index.remote.RemotePassage;
import java.util.ArrayList;
import java.util.List;

/** Divides passages into batches by their bytes: few calls for small passages, and little memory for large documents. */
final class PassageBatches {

    private static final long MAX_BYTES = 8_000_000;

    /** Names of fields, numbers and terms of a passage. */
    private static final long OVERHEAD = 1_000;

    private PassageBatches() {}

    static List<List<RemotePassage>> of(List<RemotePassage> passages) {
        var batches = new ArrayList<List<RemotePassage>>();
        var from = 0;
        var bytes = 0L;
        for (int i = 0; i < passages.size(); i++) {
            var next = bytes(passages.get(i));
            if (i > from && bytes + next > MAX_BYTES) {
                batches.add(passages.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += next;
        }
        batches.add(passages.subList(from, passages.size()));
        return batches;
    }

    /** {@return about how many bytes the passage takes: three for each character, and four for each number} */
    private static long bytes(RemotePassage passage) {
        var vector = passage.vector();
        var characters = passage.passage().text().length()
                + passage.words().stream().mapToLong(String::length).sum();
        return OVERHEAD + 3 * characters + (vector == null ? 0 : 4L * vector.length);
    }
}
