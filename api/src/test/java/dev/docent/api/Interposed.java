package dev.docent.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stores with something that happens before or after their calls, as when another process comes between. */
public final class Interposed {

    private Interposed() {}

    /** {@return the store, with what happens before its calls; what that throws, the call throws} */
    public static <T> T before(Class<T> type, T store, Happening happening) {
        return between(type, store, happening, method -> {});
    }

    /** {@return the store, with what happens after its calls} */
    public static <T> T after(Class<T> type, T store, Happening happening) {
        return between(type, store, method -> {}, happening);
    }

    private static <T> T between(Class<T> type, T store, Happening before, Happening after) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    before.at(method.getName());
                    var result = call(store, method, arguments);
                    after.at(method.getName());
                    return result;
                }));
    }

    private static @Nullable Object call(Object store, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    /** What happens at a call. */
    @FunctionalInterface
    public interface Happening {
        void at(String method);
    }
}
