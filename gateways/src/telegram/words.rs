//! The words of a message as WhatsApp would show them, so that what reads messages knows one notation.
//!
//! Telegram keeps formatting beside the text, counted in UTF-16 code units. What is quoted, given as an example (`pre`) or struck out is not
//! what the author says: it becomes `> …` and `~…~`. A slash command loses its slash; one that names another bot is taken out.
//! A command that names a bot is one without Telegram's mark too. The mention of our bot at the beginning says only whom the message is for.

use std::ops::Range;

use serde_json::Value;

use crate::wire;

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Words {
    Said(String),
    /// All of it is a command to another bot.
    ToAnotherBot,
}

/// A stretch of the text, in characters.
struct Stretch<'a> {
    kind: &'a str,
    start: usize,
    end: usize,
}

/// What Telegram calls a slash command.
const COMMAND: &str = "bot_command";

/// How a character is to be shown.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Shown {
    quoted: bool,
    struck: bool,
    left_out: bool,
}

/// The words of a text with its entities, for the bot of this username, should it be known. In a private chat there is no other bot.
pub(super) fn words(text: &str, entities: Option<&Value>, own: Option<&str>, is_private: bool) -> Words {
    let chars: Vec<char> = text.chars().collect();
    let own = own.map(|own| own.trim_start_matches('@'));
    let mut stretches = stretches(&chars, entities);
    let named = named_commands(&chars);
    stretches.retain(|one| one.kind != COMMAND || named.iter().all(|command| command.start != one.start));
    stretches.extend(named);
    let mut shown = vec![Shown::default(); chars.len()];
    let mut is_to_another = false;
    for Stretch { kind, start, end } in stretches {
        match kind {
            "blockquote" | "expandable_blockquote" | "pre" => {
                shown[start..end].iter_mut().for_each(|one| one.quoted = true)
            }
            "strikethrough" => shown[start..end].iter_mut().for_each(|one| one.struck = true),
            COMMAND if begins_line(&chars, start) && chars[start] == '/' => {
                let command: String = chars[start + 1..end].iter().collect();
                match (command.split_once('@'), own) {
                    (Some((_, bot)), Some(own)) if !bot.eq_ignore_ascii_case(own) => {
                        is_to_another = true;
                        let line = chars[end..].iter().position(|c| *c == '\n').map_or(chars.len(), |at| end + at);
                        shown[start..line].iter_mut().for_each(|one| one.left_out = true);
                    }
                    // Nobody knows whether it is for us: left as it stands, which is no command.
                    (Some(_), None) if !is_private => {}
                    (Some((name, _)), _) => {
                        shown[start].left_out = true;
                        let name = start + 1 + name.chars().count();
                        shown[name..end].iter_mut().for_each(|one| one.left_out = true);
                    }
                    (None, _) => shown[start].left_out = true,
                }
            }
            _ => {}
        }
    }
    if let Some(address) = own.and_then(|own| own_mention(&chars, own)) {
        shown[address].iter_mut().for_each(|one| one.left_out = true);
    }
    let said = write(&chars, &shown);
    if is_to_another && said.trim().is_empty() { Words::ToAnotherBot } else { Words::Said(said) }
}

/// Entities that lie within the text; a stretch that would cut a character in two is none.
fn stretches<'a>(chars: &[char], entities: Option<&'a Value>) -> Vec<Stretch<'a>> {
    let mut starts = Vec::with_capacity(chars.len() + 1);
    let mut units = 0;
    for c in chars {
        starts.push(units);
        units += c.len_utf16();
    }
    starts.push(units);
    let at = |units: i64| starts.binary_search(&usize::try_from(units).ok()?).ok();
    let stretch = |entity: &'a Value| {
        let kind = entity.get("type")?.as_str()?;
        let offset = wire::int_at(entity, &["offset"])?;
        let length = wire::int_at(entity, &["length"]).filter(|length| *length > 0)?;
        let (start, end) = (at(offset)?, at(offset.checked_add(length)?)?);
        (start < end).then_some(Stretch { kind, start, end })
    };
    entities.and_then(Value::as_array).into_iter().flatten().filter_map(stretch).collect()
}

/// Slash commands at the beginning of a line that name a bot: `/cancel@desk_bot`.
fn named_commands(chars: &[char]) -> Vec<Stretch<'static>> {
    let command = |start: usize| {
        let at = start + 1 + name_at(chars, start + 1);
        let end = at + 1 + name_at(chars, at + 1);
        let is_named = chars.get(at) == Some(&'@') && at > start + 1 && end > at + 1;
        let is_whole = chars.get(end).is_none_or(|c| c.is_whitespace());
        (is_named && is_whole).then_some(Stretch { kind: COMMAND, start, end })
    };
    let slashes = (0..chars.len()).filter(|at| chars[*at] == '/' && begins_line(chars, *at));
    slashes.filter_map(command).collect()
}

/// The mention of our bot at the beginning, with what parts it from the rest; none where there is no rest.
fn own_mention(chars: &[char], own: &str) -> Option<Range<usize>> {
    let start = chars.iter().position(|c| !c.is_whitespace()).filter(|at| chars[*at] == '@')?;
    let end = start + 1 + name_at(chars, start + 1);
    let name: String = chars[start + 1..end].iter().collect();
    let is_apart = |c: &char| c.is_whitespace() || ",:;-–—".contains(*c);
    let rest = end + chars[end..].iter().take_while(|c| is_apart(c)).count();
    (name.eq_ignore_ascii_case(own) && rest > end && rest < chars.len()).then_some(start..rest)
}

/// How many characters of a username stand here.
fn name_at(chars: &[char], at: usize) -> usize {
    chars.iter().skip(at).take_while(|c| c.is_ascii_alphanumeric() || **c == '_').count()
}

fn begins_line(chars: &[char], at: usize) -> bool {
    chars[..at].iter().rev().take_while(|c| **c != '\n').all(|c| c.is_whitespace())
}

fn write(chars: &[char], shown: &[Shown]) -> String {
    let mut text = String::with_capacity(chars.len());
    let mut before = Shown::default();
    let begin = |text: &mut String, now: Shown| {
        if now.quoted {
            text.push_str("> ");
        }
    };
    let mut is_line_begun = false;
    for (c, now) in chars.iter().zip(shown).filter(|(_, now)| !now.left_out) {
        if before.struck && (!now.struck || *c == '\n' || before.quoted != now.quoted) {
            text.push('~');
        }
        if before.quoted != now.quoted && is_line_begun {
            text.push('\n');
            is_line_begun = false;
        }
        if *c == '\n' {
            // The end of a quoted stretch has ended its line.
            if is_line_begun || now.quoted || !text.ends_with('\n') {
                text.push('\n');
            }
            is_line_begun = false;
            before = Shown { struck: false, ..*now };
            continue;
        }
        if !is_line_begun {
            begin(&mut text, *now);
            is_line_begun = true;
        }
        if now.struck && !before.struck {
            text.push('~');
        }
        text.push(*c);
        before = *now;
    }
    if before.struck {
        text.push('~');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Words, words};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn said(text: &str, entities: &Value) -> String {
        match words(text, Some(entities), Some("desk_bot"), false) {
            Words::Said(said) => said,
            Words::ToAnotherBot => "(to another bot)".to_owned(),
        }
    }

    fn one(kind: &str, offset: usize, length: usize) -> Value {
        json!([{ "type": kind, "offset": offset, "length": length }])
    }

    #[test]
    fn what_is_quoted_stands_on_lines_of_its_own() {
        assert_eq!(said("cancel 54321\nwhy?", &one("blockquote", 0, 12)), "> cancel 54321\nwhy?");
        assert_eq!(said("cancel 54321why?", &one("expandable_blockquote", 0, 12)), "> cancel 54321\nwhy?");
        assert_eq!(said("send cancel 54321 or not", &one("pre", 5, 12)), "send \n> cancel 54321\n or not");
        assert_eq!(said("cancel\n54321", &one("pre", 0, 12)), "> cancel\n> 54321");
    }

    #[test]
    fn what_is_struck_out_is_marked() {
        assert_eq!(said("cancel 54321", &one("strikethrough", 0, 12)), "~cancel 54321~");
        assert_eq!(said("a cancel 54321\nb", &one("strikethrough", 2, 14)), "a ~cancel 54321~\n~b~");
    }

    #[test]
    fn offsets_are_counted_as_telegram_counts() {
        assert_eq!(said("😀 cancel 54321 ok", &one("strikethrough", 3, 12)), "😀 ~cancel 54321~ ok");
        // In the middle of a character.
        assert_eq!(said("😀 cancel 54321", &one("strikethrough", 1, 12)), "😀 cancel 54321");
    }

    #[test]
    fn other_formatting_changes_nothing() {
        for kind in ["bold", "italic", "underline", "code", "spoiler", "url", "mention", "custom_emoji", "text_link"] {
            assert_eq!(said("refill 54321", &one(kind, 7, 5)), "refill 54321", "{kind}");
        }
    }

    #[test]
    fn a_command_is_for_the_bot_it_names() {
        assert_eq!(said("/refill 54321", &one("bot_command", 0, 7)), "refill 54321");
        assert_eq!(said("/refill@Desk_Bot 54321", &one("bot_command", 0, 16)), "refill 54321");
        assert_eq!(said("/cancel@other_bot 54321", &one("bot_command", 0, 17)), "(to another bot)");
        let both = json!([
            { "type": "bot_command", "offset": 0, "length": 17 },
            { "type": "bot_command", "offset": 24, "length": 7 },
        ]);
        assert_eq!(said("/cancel@other_bot 54321\n/refill 54322", &both), "\nrefill 54322");
        let unknown = |is_private| words("/cancel@a_bot 54321", Some(&one("bot_command", 0, 13)), None, is_private);
        assert_eq!(unknown(false), Words::Said("/cancel@a_bot 54321".to_owned()));
        assert_eq!(unknown(true), Words::Said("cancel 54321".to_owned()));
        assert_eq!(said("see /refill", &one("bot_command", 4, 7)), "see /refill");
    }

    #[test]
    fn a_command_that_names_a_bot_needs_no_mark() {
        let short = one("bot_command", 0, 7);
        for marks in [json!([]), short, one("bot_command", 0, 16), Value::Null] {
            assert_eq!(said("/cancel@DESK_bot 54322", &marks), "cancel 54322", "{marks}");
            assert_eq!(said("/cancel@other_bot 54322", &marks), "(to another bot)", "{marks}");
        }
        assert_eq!(said("see\n /cancel@desk_bot 54322", &json!([])), "see\n cancel 54322");
        for text in ["see /cancel@desk_bot 54322", "/cancel@ 54322", "/@desk_bot 54322", "/cancel@desk_bot/x"] {
            assert_eq!(said(text, &json!([])), text);
        }
        let named = |own| words("/cancel@desk_bot 54322", None, Some(own), true);
        assert_eq!(named("@desk_bot"), Words::Said("cancel 54322".to_owned()));
    }

    #[test]
    fn the_mention_of_our_bot_says_whom_it_is_for() {
        for text in ["@desk_bot cancel 54322", "@Desk_Bot, cancel 54322", " @desk_bot: cancel 54322"] {
            assert_eq!(said(text, &json!([])).trim_start(), "cancel 54322", "{text}");
        }
        for text in ["@other_bot cancel 54322", "@desk_bot", "@desk_bot2 cancel 54322", "cancel 54322 @desk_bot"] {
            assert_eq!(said(text, &json!([])), text);
        }
    }

    proptest! {
        #[test]
        fn no_entity_takes_a_word_away_but_of_another_bots_command(
            text in "[a-z😀 \n]{0,20}",
            all in prop::collection::vec(
                (prop::sample::select(vec!["blockquote", "pre", "strikethrough", "bold"]), -2_i64..22, -2_i64..22), 0..4
            ),
        ) {
            let entities: Vec<Value> =
                all.iter().map(|(kind, offset, length)| json!({ "type": kind, "offset": offset, "length": length })).collect();
            let kept = |text: &str| text.chars().filter(|c| c.is_alphabetic() || *c == '😀').collect::<String>();
            prop_assert_eq!(kept(&said(&text, &json!(entities))), kept(&text));
        }
    }
}
