//! An operator's own words, checked against each other and against the built-in ones (CC13).

use crate::grammar::{Alias, CustomCommand, PhraseProblem, Vocabulary};
use crate::words::{CustomTemplateProblem, check_custom};

/// Why a list cannot be taken. Places in it count from 0, as JSON does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyProblem {
    /// None: it is in the other list.
    #[error("{problem}")]
    Phrase { index: Option<usize>, problem: PhraseProblem },
    #[error("“{name}”: {problem}")]
    Template { index: usize, name: String, problem: CustomTemplateProblem },
}

/// Aliases without surrounding space, that go together with the workspace's own commands.
pub(super) fn aliases(aliases: Vec<Alias>, with: &Vocabulary) -> Result<Vec<Alias>, VocabularyProblem> {
    let aliases: Vec<Alias> =
        aliases.into_iter().map(|alias| Alias { phrase: alias.phrase.trim().to_owned(), ..alias }).collect();
    let together = Vocabulary { aliases, custom_commands: with.custom_commands.clone() };
    match together.validate() {
        Ok(()) => Ok(together.aliases),
        Err(problem) => {
            let index = together.aliases.iter().rposition(|alias| alias.phrase == problem.phrase);
            Err(VocabularyProblem::Phrase { index, problem })
        }
    }
}

/// The same for commands with their templates.
pub(super) fn custom_commands(
    commands: Vec<CustomCommand>,
    with: &Vocabulary,
) -> Result<Vec<CustomCommand>, VocabularyProblem> {
    let custom_commands: Vec<CustomCommand> =
        commands.into_iter().map(|own| CustomCommand { name: own.name.trim().to_owned(), ..own }).collect();
    let together = Vocabulary { aliases: with.aliases.clone(), custom_commands };
    if let Err(problem) = together.validate() {
        let index = together.custom_commands.iter().rposition(|own| own.name == problem.phrase);
        return Err(VocabularyProblem::Phrase { index, problem });
    }
    for (index, own) in together.custom_commands.iter().enumerate() {
        if let Err(problem) = check_custom(&own.template) {
            return Err(VocabularyProblem::Template { index, name: own.name.clone(), problem });
        }
    }
    Ok(together.custom_commands)
}
