package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What search indexes show of collections: what is written, or what was some time ago. */
final class StandInViews {

    private final Map<String, View> views = new HashMap<>();
    private int lag;
    private boolean held;
    private boolean leavesOut;

    synchronized void lagging(int looks) {
        lag = looks;
        held = false;
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
        held = true;
    }

    /** Something was written to the collection. */
    synchronized void written(String database, String collection) {
        var view = view(database, collection);
        view.isCurrent = false;
        view.behind = lag;
    }

    /** {@return what is shown to who looks now} @param all reads what is written */
    synchronized List<Document> of(String database, String collection, Supplier<List<Document>> all) {
        var view = view(database, collection);
        if (view.isCurrent || held) {
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

    private View view(String database, String collection) {
        return views.computeIfAbsent(database + "." + collection, none -> new View());
    }

    private static final class View {
        private List<Document> shown = List.of();
        private boolean isCurrent;
        private int behind;
    }
}
