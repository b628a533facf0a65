package dev.docent.retrieval.compute;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs slices on the threads of their callers. */
final class InlineComputePool implements ComputePool {

    @Override
    public void admit(String tenant) {
        // No slice ever waits.
    }

    @Override
    public <T> T call(String tenant, BooleanSupplier isWanted, Supplier<T> slice) {
        return slice.get();
    }

    @Override
    public <T> List<T> all(String tenant, List<? extends Supplier<T>> slices) {
        return slices.stream().<T>map(Supplier::get).toList();
    }

    @Override
    public <T> T background(String tenant, Supplier<T> slice) {
        return slice.get();
    }

    @Override
    public int waiting() {
        return 0;
    }
}
