package dev.docent.api.service;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The SQL statements of the last requests, by the id that their log lines carry. */
@TestComponent
final class StatementsOfRequests implements BeanPostProcessor {

    private static final int REQUESTS = 1000;

    private static final Map<String, List<String>> BY_REQUEST = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > REQUESTS;
        }
    };

    /** {@return the statements of the request, in their order; empty where records are not in SQLite} */
    static List<String> of(String request) {
        synchronized (BY_REQUEST) {
            return List.copyOf(BY_REQUEST.getOrDefault(request, List.of()));
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Noting(source) : bean;
    }

    private static Object note(Connection connection, Method method, Object[] arguments) throws Throwable {
        var request = MDC.get("request_id");
        if (request != null && method.getName().equals("prepareStatement")) {
            synchronized (BY_REQUEST) {
                BY_REQUEST
                        .computeIfAbsent(request, unknown -> new ArrayList<>())
                        .add(String.valueOf(arguments[0]));
            }
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static final class Noting extends DelegatingDataSource implements Closeable {

        private final DataSource source;

        Noting(DataSource source) {
            super(source);
            this.source = source;
        }

        @Override
        public void close() throws IOException {
            if (source instanceof Closeable pool) {
                pool.close();
            }
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Noting.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> note(connection, method, arguments));
        }
    }
}
