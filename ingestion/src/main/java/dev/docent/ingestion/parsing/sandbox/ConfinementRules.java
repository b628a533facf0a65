package dev.docent.ingestion.parsing.sandbox;

import dev.docent.ingestion.parsing.sandbox.Confinement.Limit;
import dev.docent.ingestion.parsing.sandbox.Confinement.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * What a Java program that parses documents may do: read its runtime, class path, libraries and fonts, execute Tesseract, and
 * write to a folder.
 *
 * @param tesseract name or path of the Tesseract executable
 * @param readable what it may read in addition
 */
record ConfinementRules(KernelFeatures features, String tesseract, List<Path> readable) {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    /** Beside the heap: classes, code, stacks, and what the runtime and Tesseract allocate. */
    private static final DataSize BESIDE_HEAP = DataSize.ofGigabytes(1);

    private static final DataSize LARGEST_FILE = DataSize.ofGigabytes(2);
    private static final int OPEN_FILES = 2048;

    /** Enough for the threads of all workers, and for what the service starts later. */
    private static final int TASKS = 4096;

    /**
     * {@return what the program is confined to}
     *
     * @param command its command line
     * @param document an additional folder that it may read
     * @param own its own folder
     */
    Confinement confine(List<String> command, Path document, Path own, DataSize heap) throws IOException {
        var access = new FileAccess(features.landlock());
        var hasLandlock = features.landlock() > 0;
        return new Confinement(
                hasLandlock ? access.all() : 0,
                access.network(),
                access.scopes(),
                hasLandlock ? rules(access, document, own) : List.of(),
                List.of(
                        new Limit(Limit.CORE, 0),
                        new Limit(Limit.OPEN_FILES, OPEN_FILES),
                        new Limit(Limit.FILE_SIZE, LARGEST_FILE.toBytes()),
                        new Limit(Limit.DATA, heap.toBytes() + BESIDE_HEAP.toBytes())),
                TASKS,
                features.seccomp()
                        ? SystemCallFilter.program(Objects.requireNonNull(features.architecture()))
                        : new byte[0],
                command);
    }

    private List<Rule> rules(FileAccess access, Path document, Path own) throws IOException {
        var rules = new ArrayList<Rule>();
        ReadableFiles.of(JAVA_HOME, System.getProperty("java.class.path"))
                .forEach(path -> rules.add(access.read(path)));
        readable.forEach(path -> rules.add(access.read(path.toAbsolutePath())));
        rules.add(access.readAndWrite(Path.of("/dev/null")));
        rules.add(access.read(document));
        rules.add(access.own(own));
        for (var helper : List.of("bin/java", "lib/jspawnhelper")) {
            addProgram(rules, access, ElfProgram.find(JAVA_HOME.resolve(helper).toString(), ""));
        }
        var recognition = ElfProgram.find(
                tesseract, Optional.ofNullable(System.getenv("PATH")).orElse(""));
        addProgram(rules, access, recognition);
        recognition.ifPresent(program -> dataOf(program).forEach(path -> rules.add(access.read(path))));
        return rules;
    }

    private static void addProgram(List<Rule> rules, FileAccess access, Optional<ElfProgram> program)
            throws IOException {
        if (program.isPresent()) {
            rules.add(access.execute(program.get().path()));
            program.get().interpreter().ifPresent(interpreter -> rules.add(access.execute(interpreter)));
        }
    }

    /** Where packages of distributions, and those for other prefixes than {@code /usr}, keep trained data and libraries. */
    private static Stream<Path> dataOf(ElfProgram tesseract) {
        var prefix = tesseract.path().resolve("../..").normalize();
        return Stream.concat(
                Stream.of("share/tesseract-ocr", "share/tessdata", "lib", "lib64")
                        .map(prefix::resolve),
                Optional.ofNullable(System.getenv("TESSDATA_PREFIX")).map(Path::of).stream());
    }
}
