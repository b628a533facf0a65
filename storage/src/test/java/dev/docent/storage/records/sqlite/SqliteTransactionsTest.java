package dev.docent.storage.records.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.storage.records.StartedRecords;
import dev.docent.storage.records.Thing;
import dev.docent.storage.records.Thing.Kind;
import dev.docent.storage.records.Things;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SqliteTransactionsTest {

    @TempDir
    Path folder;

    private ConfigurableApplicationContext context;
    private Things things;

    @BeforeEach
    void opens() {
        context = StartedRecords.start(folder);
        things = context.getBean(Things.class);
    }

    @AfterEach
    void closes() {
        context.close();
    }

    @Test
    void isDurableAndLetsReadersPassWriters() {
        var template = context.getBean(JdbcTemplate.class);

        assertThat(template.queryForObject("pragma journal_mode", String.class)).isEqualTo("wal");
        assertThat(template.queryForObject("pragma synchronous", Integer.class)).isEqualTo(2);
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(writing -> {
            things.save(Thing.named("unfinished", Kind.PLAIN, null));
            try (var reader = Executors.newSingleThreadExecutor()) {
                assertThat(reader.submit(() -> things.countByOwner("owner")))
                        .succeedsWithin(Duration.ofSeconds(5))
                        .isEqualTo(0L);
            }
        });
    }

    @Test
    void letsWritersWaitForEachOther() throws Exception {
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        try (var writers = Executors.newFixedThreadPool(8)) {
            var written = IntStream.range(0, 80)
                    .mapToObj(number -> writers.submit(() -> transaction.execute(status -> {
                        var before = things.countByOwner("owner");
                        things.save(Thing.named("name " + number, Kind.PLAIN, null));
                        return things.countByOwner("owner") - before;
                    })))
                    .toList();
            for (var one : written) {
                assertThat(one.get()).as("nobody writes in between").isEqualTo(1L);
            }
        }
        assertThat(things.countByOwner("owner")).isEqualTo(80);
    }

    @Test
    void readsInATransactionWhileAnotherWrites() throws Exception {
        var saved = things.save(Thing.named("one", Kind.PLAIN, null));
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(writing -> {
            things.save(Thing.named("unfinished", Kind.PLAIN, null));
            try (var reader = Executors.newSingleThreadExecutor()) {
                assertThat(reader.submit(() -> things.findById(saved.id())))
                        .succeedsWithin(Duration.ofSeconds(5))
                        .isEqualTo(Optional.of(saved));
            }
        });
    }

    @Test
    void tellsAWriterThatWaitedInVainToTryAgain() {
        context.close();
        context = StartedRecords.start(folder, "docent.records.sqlite.busy-timeout=50ms");
        var another = context.getBean(Things.class);
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(writing -> {
            another.save(Thing.named("first", Kind.PLAIN, null));
            try (var second = Executors.newSingleThreadExecutor()) {
                var refused = second.submit(() -> another.save(Thing.named("second", Kind.PLAIN, null)));
                assertThat(refused)
                        .failsWithin(Duration.ofSeconds(5))
                        .withThrowableThat()
                        .withCauseInstanceOf(TransientDataAccessException.class);
            }
        });

        assertThat(another.findAll()).extracting(Thing::name).containsExactly("first");
        another.save(Thing.named("third", Kind.PLAIN, null));
        assertThat(another.count()).isEqualTo(2);
    }

    @Test
    void writesAgainOverTheSameConnectionOnceTheLockIsFree() throws SQLException {
        context.close();
        context = StartedRecords.start(
                folder, "docent.records.sqlite.busy-timeout=50ms", "docent.records.sqlite.connections=1");
        var refused = context.getBean(Things.class);
        try (var another = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("docent.db"));
                var statement = another.createStatement()) {
            statement.execute("begin immediate");
            for (var time = 0; time < 3; time++) {
                assertThatThrownBy(() -> refused.save(Thing.named("refused", Kind.PLAIN, null)))
                        .isInstanceOf(TransientDataAccessException.class);
                assertThat(refused.count()).isZero();
            }
            statement.execute("rollback");
        }

        refused.save(Thing.named("first", Kind.PLAIN, null));

        assertThat(refused.findAll()).extracting(Thing::name).containsExactly("first");
    }
}
