package dev.docent.api.migration;

import dev.docent.api.launch.StartRefusal;
import dev.docent.api.migration.MigrationStateFile.State;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.storage.objects.ObjectStoreUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Copies everything from where the present settings keep it to where those in a file do, while no service runs. Parts that
 * both keep in the same place stay there. One that is killed is gone on with by the next; one that came to its end is only
 * looked at again.
 */
public final class Migration {

    private final Side from;
    private final Side to;
    private final MigrationProgress progress;

    private Migration(Side from, Side to, MigrationProgress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * {@return what is on both sides in the end}
     *
     * @throws MigrationRefusedException when it is not begun, saying why
     */
    public static List<CopyCheck> run(Path settings, MigrationProgress progress) {
        try (var from = Side.present();
                var to = Side.of(settings, from.places().data())) {
            return run(from, to, progress);
        }
    }

    /** Stores are opened when they are first asked for, and what is wrong with their settings comes up then. */
    private static List<CopyCheck> run(Side from, Side to, MigrationProgress progress) {
        try {
            return new Migration(from, to, progress).run();
        } catch (ObjectStoreUnavailableException | DataAccessResourceFailureException away) {
            throw new MigrationRefusedException(
                    away.getMessage() + ". Run the command again when that is mended: it goes on.");
        } catch (RuntimeException failure) {
            throw StartRefusal.sentenceOf(failure)
                    .<RuntimeException>map(MigrationRefusedException::new)
                    .orElse(failure);
        }
    }

    private List<CopyCheck> run() {
        var here = from.places();
        var there = to.places();
        var secrets = new SecretFilesCopy(here.data(), from.settings(), there.data(), to.settings());
        secrets.check();
        var moves = moves(here, there);
        var ledger = MigrationStateFile.of(here, there);
        return switch (ledger.state()) {
            case COMPLETE -> compare(moves, false);
            case BEGUN -> move(moves, ledger, secrets);
            case OTHER ->
                throw new MigrationRefusedException(
                        "Another move into the data folder %s was begun and did not come to its end. Go on with it, or give it up: delete the file %s, and what it brought where it went."
                                .formatted(there.data(), ledger.file()));
            case NONE -> {
                mustBeEmpty(moves);
                ledger.write(State.BEGUN);
                yield move(moves, ledger, secrets);
            }
        };
    }

    private List<CopyCheck> move(Map<String, Copier> moves, MigrationStateFile ledger, SecretFilesCopy secrets) {
        secrets.copy();
        moves.values().forEach(move -> move.copy(progress));
        // An earlier run may have copied what was changed here since.
        var compared = compare(moves, true);
        if (!isSame(compared)) {
            compared = compare(moves, false);
        }
        if (isSame(compared)) {
            ledger.write(State.COMPLETE);
        }
        return compared;
    }

    private List<CopyCheck> compare(Map<String, Copier> moves, boolean repairs) {
        var all = new ArrayList<CopyCheck>();
        moves.values().forEach(move -> all.addAll(move.compare(repairs, progress)));
        return all;
    }

    private static boolean isSame(List<CopyCheck> compared) {
        return compared.stream().allMatch(CopyCheck::isSame);
    }

    private Map<String, Copier> moves(StorageLocations here, StorageLocations there) {
        var moves = new LinkedHashMap<String, Copier>();
        if (!here.objects().equals(there.objects())) {
            moves.put("objects", new ObjectCopier(from.objects(), to.objects()));
        }
        if (!here.passages().equals(there.passages())) {
            var ours = from.passages(null);
            var theirs = to.passages(ours.space());
            mustMeanTheSame(ours.space(), theirs.space());
            moves.put("passages", new PassageCopier(ours.index(), theirs.index()));
        }
        // What is in the records is there when they say so.
        if (!here.records().equals(there.records())) {
            moves.put("records", new RecordCopier(from.records(), to.records()));
        }
        if (moves.isEmpty()) {
            throw new MigrationRefusedException(
                    "The settings in the file keep everything where it is now: there is nothing to move.");
        }
        return moves;
    }

    private static void mustMeanTheSame(VectorSpace ours, VectorSpace theirs) {
        if (!ours.equals(theirs)) {
            throw new MigrationRefusedException(
                    "The vectors are of %s, and where they would go they are of %s. Set the same embedding model in the file; it can be changed afterwards."
                            .formatted(ours, theirs));
        }
    }

    private static void mustBeEmpty(Map<String, Copier> moves) {
        moves.forEach((name, move) -> {
            if (!move.isTargetEmpty()) {
                throw new MigrationRefusedException(
                        "There are %s already where they would go. Nothing is overwritten: name an empty place."
                                .formatted(name));
            }
        });
    }
}
