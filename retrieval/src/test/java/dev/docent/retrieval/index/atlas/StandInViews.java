package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What search indexes show of collections: what is written, or what was some time ago. Each search node, and each type of
 * index on it, has a view of its own. Searches by one type of index reach the nodes in turn.
 */
final class StandInViews {

    private static final Set<String> TYPES = Set.of("vectorSearch", "search");

    private final Map<String, View> views = new HashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    private int[] lags = {0};
    private boolean leavesOut;

    /** @param looks how many searches each node answers before it shows a write */
    synchronized void lagging(int... looks) {
        lags = looks.clone();
        held.clear();
        views.values().forEach(each -> each.behind = 0);
    }

    synchronized void leavingOutDeleted() {
        leavesOut = true;
    }

    /** {@return whether searches leave out what was deleted} */
    synchronized boolean leavesOut() {
        return leavesOut;
    }

    synchronized void holdBack() {
        held.addAll(TYPES);
    }

    /** Holds back the indexes of one type, while those of the other go on. */
    synchronized void holdBack(String type) {
        held.add(type);
    }

    /** Something was written to the collection. */
    synchronized void written(String database, String collection) {
        for (var type : TYPES) {
            for (int node = 0; node < lags.length; node++) {
                var view = view(database, collection, type, node);
                view.isCurrent = false;
                view.behind = lags[node];
            }
        }
    }

    /** {@return what is shown to who looks now} @param all reads what is written */
    synchronized List<Document> of(String database, String collection, String type, Supplier<List<Document>> all) {
        var node = turns.merge(type, 1, Integer::sum) % lags.length;
        var view = view(database, collection, type, node);
        if (view.isCurrent || held.contains(type)) {
            return view.shown;
        }
        if (view.behind > 0) {
            view.behind--;
            return view.shown;
        }
        view.shown = all.get().stream().map(Document::cloneDeeply).toList();
        view.isCurrent = true;
        return view.shown;
    }

    private View view(String database, String collection, String type, int node) {
        return views.computeIfAbsent(String.join("/", database, collection, type, "" + node), none -> new View());
    }

    private static final class View {
        private List<Document> shown = List.of();
        private boolean isCurrent;
        private int behind;
    }
}
