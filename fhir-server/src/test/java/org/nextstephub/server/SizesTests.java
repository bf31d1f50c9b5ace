package org.nextstephub.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How large things may grow. What is larger today is listed with its size: it may shrink, and nothing may join it. */
class SizesTests {

    private static final int MAX_LINES_OF_A_FILE = 250;
    private static final int MAX_LINES_OF_A_METHOD = 40;
    private static final int MAX_PARAMETERS_OF_A_CONSTRUCTOR = 7;

    private static final Map<String, Integer> LONG_FILES = Map.of();
    private static final Map<String, Integer> LONG_METHODS = Map.of("server/demo/DemoRegistry.fill", 51);
    private static final Map<String, Integer> WIDE_CONSTRUCTORS = Map.of(
            "server/consent/ConsentDecision", 9,
            "server/health/LockProofs", 8);

    private static final Map<String, Integer> FILES = new TreeMap<>();
    private static final Map<String, Integer> METHODS = new TreeMap<>();
    private static final Map<String, Integer> CONSTRUCTORS = new TreeMap<>();

    @BeforeAll
    static void measure() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources()));
            Sizes sizes = new Sizes(Trees.instance(parser));
            for (CompilationUnitTree file : parser.parse()) {
                FILES.put(name(file), (int) file.getLineMap()
                        .getLineNumber(
                                Trees.instance(parser).getSourcePositions().getEndPosition(file, file)));
                sizes.scan(file, name(file));
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().matches("\\.\\./[a-z-]+/src/main/java/.*\\.java"))
                    .toList();
        }
    }

    private static String name(CompilationUnitTree file) {
        String path = file.getSourceFile().getName();
        return path.substring(path.indexOf("org/nextstephub/") + "org/nextstephub/".length(), path.lastIndexOf('.'));
    }

    @Test
    void noFileIsLong() {
        assertThat(beyond(MAX_LINES_OF_A_FILE, LONG_FILES, FILES)).isEmpty();
    }

    @Test
    void noMethodIsLong() {
        assertThat(beyond(MAX_LINES_OF_A_METHOD, LONG_METHODS, METHODS)).isEmpty();
    }

    @Test
    void noConstructorTakesMuch() {
        assertThat(beyond(MAX_PARAMETERS_OF_A_CONSTRUCTOR, WIDE_CONSTRUCTORS, CONSTRUCTORS))
                .isEmpty();
    }

    /** What is larger than it may be; what is listed but no longer large belongs off the list. */
    private static List<String> beyond(int limit, Map<String, Integer> listed, Map<String, Integer> sizes) {
        Stream<String> large = sizes.entrySet().stream()
                .filter(size -> size.getValue() > listed.getOrDefault(size.getKey(), limit))
                .map(size -> size.getKey() + " has " + size.getValue());
        Stream<String> small = listed.keySet().stream()
                .filter(name -> sizes.getOrDefault(name, 0) <= limit)
                .map(name -> name + " is large no more");
        return Stream.concat(large, small).toList();
    }

    /** Lines of methods and parameters of constructors; what a record is made of is no constructor. */
    private static final class Sizes extends TreePathScanner<Void, String> {

        private final Trees trees;

        Sizes(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, String file) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long from =
                    unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, method));
            long to = unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, method));
            boolean isConstructor = method.getName().contentEquals("<init>");
            METHODS.merge(file + "." + method.getName(), (int) (to - from + 1), Math::max);
            boolean ofARecord = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree owner
                    && owner.getKind() == Kind.RECORD;
            if (isConstructor && !ofARecord) {
                CONSTRUCTORS.merge(file, method.getParameters().size(), Math::max);
            }
            return super.visitMethod(method, file);
        }
    }
}
