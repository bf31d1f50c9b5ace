package org.nextstephub.server.console.form;

import java.util.List;
import org.springframework.ui.Model;

/** One form, for whoever looks at it: what it asks, and what its button does. Its words are the texts {@code act.<name>.*}. */
public interface Ask {

    String name();

    /** What it is about, as the page's title names it: a number, never a person. */
    String about();

    /** Whether it can be done as things stand; what counts is what the hub answers. */
    boolean isOffered();

    List<Field> fields();

    /** The version of what it changes, as the page was made; empty where nothing is changed. */
    default String version() {
        return "";
    }

    /** Tells the hub. */
    Done perform(Form form);

    /** The same question, as things are by now. */
    Ask now();

    /** The page that it belongs to. */
    String back();

    /** Gives its template what that shows besides the form; @return the template */
    String show(Model page);
}
