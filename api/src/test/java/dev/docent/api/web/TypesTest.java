package dev.docent.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the types of the page, which are in its JSDoc, by TypeScript where {@code tsc} is on the path. */
class TypesTest {

    /** Of a library: its name, and a path in it behind the version. */
    private static final Pattern FILE =
            Pattern.compile("META-INF/resources/webjars/([^/]+)/[^/]+/(.*(?:\\.d\\.m?ts|package\\.json))");

    /** {@code strict}, but for what JSDoc makes verbose: types of parameters in templates, and of fields that Lit assigns. */
    private static final String SETTINGS = """
            {
              "compilerOptions": {
                "target": "es2024", "lib": ["es2024", "dom", "dom.iterable", "esnext.collection"],
                "module": "esnext", "moduleResolution": "bundler", "types": [], "skipLibCheck": true,
                "allowJs": true, "checkJs": true, "noEmit": true,
                "strict": true, "noImplicitAny": false, "strictPropertyInitialization": false, "useUnknownInCatchVariables": false,
                "paths": { "pdfjs": ["./node_modules/pdfjs-dist/types/src/pdf"], "*": ["./node_modules/*"] }
              },
              "include": ["%s/**/*.js"]
            }
            """;

    @Test
    void agree(@TempDir Path folder) throws IOException, InterruptedException {
        var tsc = tsc();
        assumeTrue(tsc.length > 0, "tsc is not on the path: the types of the page are not checked");
        unpackLibraries(folder.resolve("node_modules"));
        var app = Path.of("src/main/resources/static/app").toAbsolutePath();
        Files.writeString(folder.resolve("tsconfig.json"), SETTINGS.formatted(app));
        var output = folder.resolve("output.txt");

        var check = new ProcessBuilder(tsc[0], "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(check.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output)).isEmpty();
        assertThat(check.exitValue()).isZero();
    }

    private static String[] tsc() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "tsc"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .toArray(String[]::new);
    }

    /** Puts the libraries, whose WebJars hold their types, where TypeScript looks for them. */
    private static void unpackLibraries(Path modules) throws IOException {
        for (var jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.contains("webjars")) {
                try (var archive = new ZipFile(jar)) {
                    for (var entry : Collections.list(archive.entries())) {
                        unpack(archive, entry, modules);
                    }
                }
            }
        }
    }

    private static void unpack(ZipFile archive, ZipEntry entry, Path modules) throws IOException {
        var file = FILE.matcher(entry.getName());
        if (file.matches()) {
            var library = file.group(1).replaceFirst("^(lit(?:-labs)?)__", "@$1/");
            var target = modules.resolve(library).resolve(file.group(2));
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            try (var content = archive.getInputStream(entry)) {
                Files.copy(content, target);
            }
        }
    }
}
