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
 * Copies all data from the stores of the current settings to those of the settings in a file, while no service runs. Stores
 * that both settings share are left alone. If the process dies, the next run resumes; a complete migration is only verified
 * again.
 */
public final class Migration {

    private final Side from;
    private final Side to;
    private final Progress progress;

    private Migration(Side from, Side to, Progress progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * {@return the final comparison of both sides}
     *
     * @throws MigrationRefusedException if it cannot start or continue
     */
    public static List<CopyCheck> run(Path settings, Progress progress) {
        try (var from = Side.present();
                var to = Side.of(settings, from.locations().data())) {
            return run(from, to, progress);
        }
    }

    /** Stores are opened on first use, so wrong settings are reported here and not at the start. */
    private static List<CopyCheck> run(Side from, Side to, Progress progress) {
        try {
            return new Migration(from, to, progress).run();
        } catch (ObjectStoreUnavailableException | DataAccessResourceFailureException away) {
            throw new MigrationRefusedException(
                    away.getMessage() + ". Run the command again to resume when that is fixed.");
        } catch (RuntimeException failure) {
            throw StartRefusal.sentenceOf(failure)
                    .<RuntimeException>map(MigrationRefusedException::new)
                    .orElse(failure);
        }
    }

    private List<CopyCheck> run() {
        var here = from.locations();
        var there = to.locations();
        var secrets = new SecretFilesCopy(here.data(), from.settings(), there.data(), to.settings());
        secrets.check();
        var copiers = copiers(here, there);
        var state = MigrationStateFile.of(here, there);
        return switch (state.read()) {
            case COMPLETE -> compare(copiers, false);
            case BEGUN -> copy(copiers, state, secrets);
            case OTHER ->
                throw new MigrationRefusedException(
                        "Another migration into the data folder %s was begun and is not complete. Complete it first, or give it up: delete the file %s and the data that it copied."
                                .formatted(there.data(), state.file()));
            case NONE -> {
                requireEmpty(copiers);
                state.write(State.BEGUN);
                yield copy(copiers, state, secrets);
            }
        };
    }

    private List<CopyCheck> copy(Map<String, Copier> copiers, MigrationStateFile state, SecretFilesCopy secrets) {
        secrets.copy();
        copiers.values().forEach(copier -> copier.copy(progress));
        // The source may have changed since an earlier run copied from it.
        var checks = compare(copiers, true);
        if (!isSame(checks)) {
            checks = compare(copiers, false);
        }
        if (isSame(checks)) {
            state.write(State.COMPLETE);
        }
        return checks;
    }

    private List<CopyCheck> compare(Map<String, Copier> copiers, boolean repairs) {
        var all = new ArrayList<CopyCheck>();
        copiers.values().forEach(copier -> all.addAll(copier.compare(repairs, progress)));
        return all;
    }

    private static boolean isSame(List<CopyCheck> checks) {
        return checks.stream().allMatch(CopyCheck::isSame);
    }

    private Map<String, Copier> copiers(StorageLocations here, StorageLocations there) {
        var copiers = new LinkedHashMap<String, Copier>();
        if (!here.objects().equals(there.objects())) {
            copiers.put("objects", new ObjectCopier(from.objects(), to.objects()));
        }
        if (!here.passages().equals(there.passages())) {
            var ours = from.passages(null);
            var theirs = to.passages(ours.space());
            requireSameSpace(ours.space(), theirs.space());
            copiers.put("passages", new PassageCopier(ours, theirs));
        }
        // Last, since records refer to objects and passages.
        if (!here.records().equals(there.records())) {
            copiers.put("records", new RecordCopier(from.records(), to.records()));
        }
        if (copiers.isEmpty()) {
            throw new MigrationRefusedException(
                    "The settings in the file choose the current stores: there is nothing to copy.");
        }
        return copiers;
    }

    private static void requireSameSpace(VectorSpace ours, VectorSpace theirs) {
        if (!ours.equals(theirs)) {
            throw new MigrationRefusedException(
                    "The vectors of the source are of %s, those of the target are of %s. Set the same embedding model in the file; it can be changed afterwards."
                            .formatted(ours, theirs));
        }
    }

    private static void requireEmpty(Map<String, Copier> copiers) {
        copiers.forEach((name, copier) -> {
            if (!copier.isTargetEmpty()) {
                throw new MigrationRefusedException(
                        "The target already has %s, which are not overwritten. Choose an empty target."
                                .formatted(name));
            }
        });
    }

    /** Gets the progress of a migration. */
    @FunctionalInterface
    public interface Progress {

        /** @param name of the item in progress */
        void show(String step, int done, int all, String name);
    }
}
