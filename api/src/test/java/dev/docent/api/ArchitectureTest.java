package dev.docent.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of the house that a machine can hold. */
@AnalyzeClasses(
        packages = "dev.docent",
        importOptions = {DoNotIncludeTests.class, DoNotIncludeTestJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.docent.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule retrievalKnowsNeitherIngestionNorStorageNorTheService = noClasses()
            .that()
            .resideInAPackage("dev.docent.retrieval..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.docent.ingestion..", "dev.docent.storage..", "dev.docent.api..");

    @ArchTest
    static final ArchRule runtimeKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.docent.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.docent.storage..", "dev.docent.retrieval..", "dev.docent.ingestion..", "dev.docent.api..");

    @ArchTest
    static final ArchRule storageKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.docent.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.docent.ingestion..", "dev.docent.retrieval..", "dev.docent.api..");

    @ArchTest
    static final ArchRule ingestionKnowsNoService = noClasses()
            .that()
            .resideInAPackage("dev.docent.ingestion..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.docent.api..");

    @ArchTest
    static final ArchRule luceneStaysInItsAdapter = noClasses()
            .that()
            .resideOutsideOfPackages("..index.lucene..", "dev.docent.retrieval.words..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule searchInMongodbStaysInItsAdapter = noClasses()
            .that()
            .resideInAPackage("dev.docent.retrieval..")
            .and()
            .resideOutsideOfPackage("..index.atlas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.ai.vectorstore..");

    @ArchTest
    static final ArchRule onnxStaysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..embedding.onnx..", "..reranking.onnx..", "..reading.onnx..", "dev.docent.retrieval.inference..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..");

    @ArchTest
    static final ArchRule googleStaysInItsAdapters = noClasses()
            .that()
            .resideOutsideOfPackages("dev.docent.retrieval..gemini..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.genai..", "com.google.auth..", "okhttp3..", "okio..");

    @ArchTest
    static final ArchRule sqliteStaysInItsAdapter = staysIn("..records.sqlite..", "org.sqlite..");

    @ArchTest
    static final ArchRule amazonStaysInItsAdapter = staysIn("..objects.s3..", "software.amazon.awssdk..");

    @ArchTest
    static final ArchRule mongodbStaysInItsAdaptersAndTheFragmentsForIt = noClasses()
            .that()
            .resideOutsideOfPackages("..records.mongodb..", "..index.atlas..")
            .and()
            .haveSimpleNameNotEndingWith("InMongodb")
            .and()
            .doNotHaveFullyQualifiedName("dev.docent.storage.records.Aggregate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "org.springframework.data.mongodb..");

    @ArchTest
    static final ArchRule sqlStaysInItsAdapterAndTheFragmentsForIt = noClasses()
            .that()
            .resideOutsideOfPackage("..records.sqlite..")
            .and()
            .haveSimpleNameNotEndingWith("InSqlite")
            .and()
            .doNotHaveFullyQualifiedName("dev.docent.storage.records.Aggregate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.data.relational..");

    @ArchTest
    static final ArchRule parsersStayBehindTheirPort = noClasses()
            .that()
            .resideOutsideOfPackage("dev.docent.ingestion.parsing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.tika..", "org.apache.pdfbox..", "org.apache.poi..", "org.jsoup..");

    @ArchTest
    static final ArchRule tokensAreMadeAndReadInOnePlace = staysIn("dev.docent.api.access..", "io.jsonwebtoken..");

    /** What the packages of an adapter share is public in Java, and used by nobody else. */
    @ArchTest
    static void adaptersAreHidden(JavaClasses classes) {
        Stream.of(
                        "dev.docent.storage.records.sqlite",
                        "dev.docent.storage.records.mongodb",
                        "dev.docent.storage.objects.folder",
                        "dev.docent.storage.objects.s3",
                        "dev.docent.retrieval.index.lucene",
                        "dev.docent.retrieval.index.atlas",
                        "dev.docent.retrieval.embedding.onnx",
                        "dev.docent.retrieval.embedding.gemini",
                        "dev.docent.retrieval.embedding.openai",
                        "dev.docent.retrieval.embedding.springai",
                        "dev.docent.retrieval.reranking.onnx",
                        "dev.docent.retrieval.reading.onnx",
                        "dev.docent.retrieval.chat.gemini",
                        "dev.docent.retrieval.chat.openai",
                        "dev.docent.retrieval.chat.springai",
                        "dev.docent.retrieval.answering.extractive")
                .map(adapter -> noClasses()
                        .that()
                        .resideOutsideOfPackage(adapter + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(adapter + ".."))
                .forEach(rule -> rule.check(classes));
    }

    @ArchTest
    static final ArchRule controllersAreHidden =
            classes().that().haveSimpleNameEndingWith("Controller").should().notBePublic();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.Abstract[A-Z].*");

    /** A name that two packages use means two things; package-info is in all of them. */
    @ArchTest
    static void simpleNamesAreUnique(JavaClasses classes) {
        assertThat(topLevel(classes).collect(Collectors.groupingBy(JavaClass::getSimpleName)))
                .allSatisfy((name, uses) -> assertThat(uses).as(name).hasSize(1));
    }

    @ArchTest
    static void packagesHaveAtMost25Files(JavaClasses classes) {
        assertThat(topLevel(classes).collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, files) -> assertThat(files)
                        .as("files of %s, beside package-info", name)
                        .isLessThanOrEqualTo(24L));
    }

    private static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"));
    }

    @ArchTest
    static final ArchRule nothingIsWrittenToTheConsole = noClasses()
            .that(resideInAPackage("dev.docent.(storage|retrieval|ingestion).."))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    private static ArchRule staysIn(String adapter, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(adapter)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .allowEmptyShould(true);
    }
}
