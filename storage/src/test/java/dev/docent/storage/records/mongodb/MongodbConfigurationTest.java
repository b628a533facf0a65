package dev.docent.storage.records.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadPreference;
import dev.docent.runtime.AdapterChoices;
import dev.docent.storage.records.RecordStoreInUse;
import dev.docent.storage.records.Thing;
import dev.docent.storage.records.Thing.Kind;
import dev.docent.storage.records.Things;
import dev.docent.storage.records.UnusableRecordsException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Which store is taken, and what becomes of a start with settings that do not work. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class MongodbConfigurationTest {

    private static final String PASSWORD = "a-password-that-nobody-may-see";

    private final StandInMongodb server = new StandInMongodb();

    @TempDir
    Path folder;

    private Map<String, String> settings;

    @BeforeEach
    void sets() {
        settings = new HashMap<>(Map.of(
                "docent.mongodb.uri", server.uri(),
                "DATABASE_NAME", "records",
                "docent.mongodb.database", "records",
                "docent.mongodb.timeout.selection", "500ms"));
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void keepsRecordsInTheDatabaseThatIsSet() {
        start().run(started -> {
            started.getBean(Things.class).save(Thing.named("one", Kind.PLAIN, null));

            var database = started.getBean(MongoTemplate.class).getDb();
            assertThat(database.getName()).isEqualTo("records");
            assertThat(database.getCollection("things").countDocuments()).isEqualTo(1);
            assertThat(database.getWriteConcern().getWString()).isEqualTo("majority");
            assertThat(database.getWriteConcern().getJournal()).isTrue();
            assertThat(started.getBean(RecordStoreInUse.class))
                    .isEqualTo(new RecordStoreInUse("mongodb", "MongoDB, database records", true));
        });
    }

    @Test
    void writesDurablyAndReadsWhatWasWrittenLastWhateverTheConnectionStringSays() {
        settings.put("docent.mongodb.uri", server.uri() + "/?w=0&journal=false&readPreference=secondaryPreferred");

        start().run(started -> {
            var database = started.getBean(MongoTemplate.class).getDb();
            assertThat(database.getWriteConcern().getWString()).isEqualTo("majority");
            assertThat(database.getReadPreference()).isEqualTo(ReadPreference.primary());
        });
    }

    @Test
    void leavesRecordsInSqliteWhenThatIsAskedFor() {
        settings.put("docent.records.kind", "sqlite");

        start().run(started -> {
            assertThat(started.getBean(RecordStoreInUse.class).adapter()).isEqualTo("sqlite");
            assertThat(started).hasSingleBean(com.mongodb.client.MongoClient.class);
            assertThat(started).doesNotHaveBean(MongoTemplate.class);
        });
    }

    @Test
    void takesTheUsualDatabaseWhenNoneIsNamed() {
        settings.remove("DATABASE_NAME");
        settings.put("docent.mongodb.database", "");

        start().run(started -> assertThat(
                        started.getBean(MongoTemplate.class).getDb().getName())
                .isEqualTo("docent"));
    }

    @Test
    void refusesHalfOfTheSettings() {
        settings.remove("docent.mongodb.uri");
        assertThat(refusal())
                .startsWith("MONGO_URI is missing, but DATABASE_NAME or docent.records.kind asks for MongoDB");

        settings.remove("DATABASE_NAME");
        settings.put("docent.records.kind", "mongodb");
        assertThat(refusal())
                .startsWith("MONGO_URI is missing, but DATABASE_NAME or docent.records.kind asks for MongoDB");
    }

    @Test
    void refusesADatabaseThatOnlyTheConnectionStringNames() {
        settings.put("docent.mongodb.uri", server.uri() + "/other");
        settings.remove("DATABASE_NAME");
        settings.put("docent.mongodb.database", "docent");

        assertThat(refusal()).startsWith("DATABASE_NAME is missing, but MONGO_URI names the database other.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a/b",
                "a.b",
                "$a",
                "admin",
                "local",
                "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"
            })
    void refusesADatabaseOfAnImpossibleName(String name) {
        settings.put("docent.mongodb.database", name);

        assertThat(refusal()).startsWith("DATABASE_NAME is not a valid name of a database");
    }

    @Test
    void keepsRecordsInTheCollectionThatIsSet() {
        settings.put("docent.mongodb.collections.things", "customers");

        start().run(started -> {
            var things = started.getBean(Things.class);
            things.save(Thing.named("one", Kind.PLAIN, null));

            var database = started.getBean(MongoTemplate.class).getDb();
            assertThat(database.getCollection("customers").countDocuments()).isEqualTo(1);
            assertThat(database.getCollection("things").countDocuments()).isZero();
            assertThat(things.count()).isEqualTo(1);
        });
    }

    @Test
    void refusesACollectionOfAnImpossibleName() {
        settings.put("docent.mongodb.collections.things", "$a");

        assertThat(refusal()).startsWith("COLLECTION_NAME is not a valid name of a collection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:27017/" + PASSWORD,
                "https://user:" + PASSWORD + "@localhost",
                "mongodb://",
                "mongodb://user:" + PASSWORD + "@@localhost",
                "mongodb://user:" + PASSWORD + "/x@localhost",
                "mongodb://user:" + PASSWORD + "@localhost:port",
                "mongodb+srv://user:" + PASSWORD + "@localhost"
            })
    void refusesAnAddressThatIsNoneWithoutSayingIt(String uri, CapturedOutput output) {
        settings.put("docent.mongodb.uri", uri);

        assertThat(refusal()).contains("MONGO_URI").doesNotContain(PASSWORD);
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }

    @Test
    void refusesAServerThatIsNotThere() throws IOException {
        settings.put("docent.mongodb.uri", "mongodb://127.0.0.1:" + freePort());

        assertThat(refusal())
                .startsWith(
                        "Cannot use the database records: no server that accepts writes can be reached at the address in"
                                + " MONGO_URI");
    }

    @Test
    void refusesAServerOfANameThatThereIsNot() {
        settings.put("docent.mongodb.uri", "mongodb://user:" + PASSWORD + "@nowhere.invalid");

        assertThat(refusal()).endsWith("the host in MONGO_URI does not exist.");
    }

    @Test
    void refusesAPasswordThatIsWrong(CapturedOutput output) {
        settings.put("docent.mongodb.uri", server.uri().replace("//", "//user:" + PASSWORD + "@"));

        assertThat(refusal())
                .isEqualTo("Cannot use the database records: the server rejects the user and password in MONGO_URI.");
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }

    @Test
    void saysNoPasswordEvenToWhoSearchesAFault(CapturedOutput output) {
        var logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("ROOT", LogLevel.DEBUG);
        try {
            settings.put("docent.mongodb.uri", server.uri().replace("//", "//user:" + PASSWORD + "@"));
            refusal();
        } finally {
            logging.setLogLevel("ROOT", LogLevel.INFO);
        }

        assertThat(output.getAll()).contains("org.mongodb.driver").doesNotContain(PASSWORD);
    }

    @Test
    void saysWhichSettingFailsWhenRightsAreRevokedLater() {
        start().run(started -> {
            var things = started.getBean(Things.class);
            server.revoke();

            for (Runnable call : new Runnable[] {
                things::findAll, things::count, () -> things.save(Thing.named("one", Kind.PLAIN, null))
            }) {
                assertThatThrownBy(call::run)
                        .isInstanceOf(DataAccessResourceFailureException.class)
                        .hasMessageContaining("MONGO_URI")
                        .hasMessageContaining("DATABASE_NAME");
            }
        });
    }

    @Test
    void refusesIndexesThatAreThereAndAreOthers() {
        start().run(started -> {
            var collection = started.getBean(MongoTemplate.class).getCollection("things");
            collection.dropIndex("things_by_name");
            collection.insertMany(java.util.List.of(
                    new Document("owner", "a").append("name", "b"), new Document("owner", "a").append("name", "b")));
        });

        assertThat(refusal())
                .startsWith("Cannot create the indexes of the collection things in the database records:")
                .contains("DATABASE_NAME");
    }

    private String refusal() {
        var refusal = new String[1];
        start().run(started -> {
            assertThat(started).hasFailed();
            refusal[0] = Stream.iterate(started.getStartupFailure(), each -> each != null, Throwable::getCause)
                    .filter(UnusableRecordsException.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .getMessage();
        });
        return refusal[0];
    }

    private ApplicationContextRunner start() {
        var values = settings.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
        return new ApplicationContextRunner()
                .withInitializer(context -> AdapterChoices.choose(context.getEnvironment()))
                .withUserConfiguration(Records.class)
                .withConfiguration(
                        AutoConfigurations.of(FlywayAutoConfiguration.class, JdbcTemplateAutoConfiguration.class))
                .withPropertyValues(
                        "DATABASE_NAME=", "docent.data=" + folder, "spring.flyway.locations=classpath:db/sqlite")
                .withPropertyValues(values);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Not marked as a configuration, so that no scan of another test finds it. */
    @ComponentScan("dev.docent.storage.records")
    static class Records {}
}
