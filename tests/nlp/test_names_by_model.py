"""The component that shows the statistical names in a spaCy Doc."""

from nlp.pipeline import load


def test_names_are_spans_of_whole_tokens() -> None:
    nlp = load()
    component = nlp.get_pipe("names_by_model")
    doc = component(nlp.tokenizer("3일 서울에서 열렸다."))
    assert [(span.text, span.label_) for span in doc.spans["ner"]] == [("3일", "DT"), ("서울", "LC")]


def test_the_default_pipeline_does_without_it() -> None:
    assert "names_by_model" not in load().pipe_names


def test_an_empty_text_has_no_names() -> None:
    nlp = load()
    assert not nlp.get_pipe("names_by_model")(nlp.tokenizer("")).spans["ner"]
