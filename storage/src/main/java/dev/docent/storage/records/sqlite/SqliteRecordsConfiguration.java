package dev.docent.storage.records.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.docent.storage.records.Aggregate;
import dev.docent.storage.records.Leases;
import dev.docent.storage.records.RecordChanges;
import dev.docent.storage.records.RecordStoreInUse;
import dev.docent.storage.records.RecordTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.data.relational.core.mapping.DefaultNamingStrategy;
import org.springframework.data.relational.core.mapping.NamingStrategy;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "docent.records.kind", havingValue = "sqlite", matchIfMissing = true)
@EnableConfigurationProperties(SqliteRecordsProperties.class)
@EnableJdbcRepositories(basePackages = "dev.docent", repositoryImplementationPostfix = "InSqlite")
class SqliteRecordsConfiguration extends AbstractJdbcConfiguration {

    /** Readers see the last commit and never wait (WAL). A commit is synced before it is acknowledged (FULL). */
    @Bean
    DataSource dataSource(SqliteRecordsProperties properties, @Value("${docent.data:data}") Path data)
            throws IOException {
        Files.createDirectories(data);
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setBusyTimeout((int) properties.busyTimeout().toMillis());
        sqlite.enforceForeignKeys(true);
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file(data));
        var pool = new HikariConfig();
        pool.setPoolName("records");
        pool.setDataSource(source);
        pool.setMaximumPoolSize(properties.connections());
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        var template = new JdbcTemplate(dataSource);
        template.setExceptionTranslator(new SqliteErrorTranslator());
        return template;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ImmediateWrites(dataSource);
    }

    @Bean
    RecordTransfer recordTransfer(
            JdbcAggregateOperations records,
            JdbcTemplate sql,
            PlatformTransactionManager transactions,
            RelationalMappingContext mapping,
            ListableBeanFactory beans) {
        return new SqliteRecordTransfer(records, sql, new TransactionTemplate(transactions), mapping, beans);
    }

    @Bean
    NamingStrategy namingStrategy() {
        return new DefaultNamingStrategy() {
            @Override
            public String getTableName(Class<?> type) {
                var aggregate = AnnotationUtils.findAnnotation(type, Aggregate.class);
                return aggregate == null ? super.getTableName(type) : aggregate.value();
            }
        };
    }

    /** Unwraps the exception that Spring Data JDBC wraps when it saves an aggregate. */
    @Bean
    PersistenceExceptionTranslator savingErrors() {
        return failure ->
                failure instanceof DbActionExecutionException && failure.getCause() instanceof DataAccessException cause
                        ? cause
                        : null;
    }

    @Bean
    RecordStoreInUse recordStoreInUse(@Value("${docent.data:data}") Path data) {
        return new RecordStoreInUse("sqlite", "SQLite in " + file(data), false);
    }

    /** Every lease is granted, since the data folder belongs to this process only. */
    @Bean
    Leases leases() {
        return (name, time) -> true;
    }

    /** Without other processes there is nothing to report. */
    @Bean
    RecordChanges recordChanges() {
        return aggregate -> Optional.empty();
    }

    private static Path file(Path data) {
        return data.resolve("docent.db");
    }

    @Override
    public JdbcDialect jdbcDialect(NamedParameterJdbcOperations operations) {
        return new SqliteDialect();
    }

    @Override
    public JdbcCustomConversions jdbcCustomConversions() {
        return new JdbcCustomConversions(userConverters());
    }

    @Override
    protected List<?> userConverters() {
        return SqliteConverters.all();
    }
}
