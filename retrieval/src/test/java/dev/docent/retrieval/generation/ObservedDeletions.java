package dev.docent.retrieval.generation;

import dev.docent.retrieval.index.GenerationStore;
import dev.docent.retrieval.index.PassageGeneration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Wraps a store so that a test runs an action before each deletion from one of its generations. */
final class ObservedDeletions {

    private ObservedDeletions() {}

    static GenerationStore of(GenerationStore store, Runnable before) {
        return around(
                GenerationStore.class,
                store,
                name -> {},
                made -> made instanceof PassageGeneration generation
                        ? around(PassageGeneration.class, generation, name -> runIfDeletion(name, before), each -> each)
                        : made);
    }

    private static void runIfDeletion(String method, Runnable before) {
        if (method.equals("delete")) {
            before.run();
        }
    }

    @SuppressWarnings("NullAway")
    private static <T> T around(Class<T> type, T inner, Consumer<String> before, UnaryOperator<Object> after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    before.accept(method.getName());
                    try {
                        return after.apply(method.invoke(inner, given));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
