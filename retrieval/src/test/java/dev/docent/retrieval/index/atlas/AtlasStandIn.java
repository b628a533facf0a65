package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.MongoServer;
import dev.docent.retrieval.index.atlas.StandInIndexes.Index;
import java.util.List;

/**
 * A MongoDB in this process that has search as Atlas has: the commands for search indexes, {@code $vectorSearch} and {@code
 * $search}. It refuses what the real service refuses, and its search indexes lag behind when told
 * so. All else is mongo-java-server's: it knows neither sessions nor transactions.
 *
 * <p>It is harsher than the real service in one way, unless told otherwise: what was deleted is still handed out, as it was,
 * by a search index that lags, where Atlas looks each passage up in the collection and leaves it out.
 */
public final class AtlasStandIn implements AutoCloseable {

    private final StandInBackend backend;
    private final MongoServer server;
    private final String uri;

    private AtlasStandIn(StandInBackend backend) {
        this.backend = backend;
        this.server = new MongoServer(backend);
        this.uri = server.bindAndGetConnectionString();
    }

    /** {@return one with search, whose search indexes are built at once and never lag} */
    public static AtlasStandIn start() {
        return new AtlasStandIn(new StandInBackend(true, 8, 2));
    }

    /** {@return one whose {@code $vectorSearch} cannot return what its index stores} */
    public static AtlasStandIn ofVersion80() {
        return new AtlasStandIn(new StandInBackend(true, 8, 0));
    }

    /** {@return a MongoDB without search} */
    public static AtlasStandIn withoutSearch() {
        return new AtlasStandIn(new StandInBackend(false, 8, 2));
    }

    /** {@return what the driver connects to} */
    public String uri() {
        return uri;
    }

    /**
     * From now on, search indexes show a write only when they were asked so often after it.
     *
     * @param looks 0 for at once; several for so many search nodes, which searches reach in turn
     */
    public AtlasStandIn lagging(int... looks) {
        backend.views().lagging(looks);
        return this;
    }

    /**
     * From now on, searches look each passage up in the collection, as the real service does: what was deleted is left out,
     * by {@code $vectorSearch} after its limit.
     */
    public AtlasStandIn leavingOutDeleted() {
        backend.views().leavingOutDeleted();
        return this;
    }

    /** From now on, search indexes show what they show now, until they {@linkplain #catchUp catch up}. */
    public void holdBack() {
        backend.views().holdBack();
    }

    /** From now on, indexes of this type show what they show now, until they {@linkplain #catchUp catch up}. */
    public void holdBack(String type) {
        backend.views().holdBack(type);
    }

    /** Search indexes show all that is written, from now on at once. */
    public void catchUp() {
        backend.views().lagging(0);
    }

    /**
     * From now on, new search indexes can be asked only when they were listed so often.
     *
     * @param looks {@link Integer#MAX_VALUE} for never
     */
    public AtlasStandIn building(int looks) {
        backend.indexes().building(looks);
        return this;
    }

    /** From now on, such commands fail and change nothing, until they are {@linkplain #mend mended}. */
    public void refuse(String command, String collection, int code, String message) {
        backend.faults().refuse(command, collection, code, message);
    }

    /**
     * An election: the next such commands are answered by a server that is no longer the primary, and change nothing.
     *
     * @param commands how many
     */
    public void elect(String command, String collection, int commands) {
        backend.faults().elect(command, collection, commands);
    }

    /** The next such command does what it is to do, and is answered as by a server that goes away. */
    public void loseAnswer(String command, String collection) {
        backend.faults().loseAnswer(command, collection);
    }

    /** From now on, nothing fails that was told to. */
    public void mend() {
        backend.faults().mend();
    }

    /** {@return what searches were refused for, other than by being told to: what was asked was wrong} */
    public List<String> wrongSearches() {
        return backend.faults().wrong();
    }

    /** {@return the names of the search indexes of a collection, in the order in which they were made} */
    public List<String> searchIndexes(String database, String collection) {
        return backend.indexes().of(database, collection).stream()
                .map(Index::name)
                .toList();
    }

    /** The next lists of search indexes are empty, as if another node made the indexes right after. */
    public void hideFromLists(int lists) {
        backend.indexes().hide(lists);
    }

    /** {@return how many commands have made search indexes} */
    public int createCommands() {
        return backend.indexes().calls();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
