"""Exports of password managers as these write them, with secrets in every place that has one. All of it is made up."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

PASSWORD, CODE, NOTE, FIELD, KEY, OLD = (
    'pw-Kq7 zu,R;4"x',
    "otpauth://totp/Made:up?secret=JBSWY3DPEHPK3PXP",
    "the spare key\nis under the pot",
    "mother’s name Tamsin",
    "passkey-MIGHAgEAMBMGByqGSM49",
    "an older one 0815",
)
SECRETS = (PASSWORD, "JBSWY3DPEHPK3PXP", "under the pot", "Tamsin", "MIGHAgEAMBMGByqGSM49", "0815", "tok-99aa", "4111")


def _quoted(*cells: str) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def _spare(*cells: str) -> str:
    """Quotation marks only where they are needed."""
    return ",".join(_quoted(cell) if set(cell) & set(',"\r\n') else cell for cell in cells)


CHROME = "\n".join([
    "name,url,username,password,note",
    _spare("shop.example.org", "https://shop.example.org/login?token=tok-99aa", "robin@example.org", PASSWORD, NOTE),
    _spare("", "android://c2VjcmV0aGFzaA==@com.instagram.android/", "robin_e", PASSWORD, ""),
    _spare("192.168.1.1", "http://admin:4111@192.168.1.1:8080/", "admin", PASSWORD, ""),
    "",
])  # fmt: skip

FIREFOX = "\r\n".join([
    '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"',
    _quoted("https://accounts.google.com", "robin@gmail.com", PASSWORD, "", "https://accounts.google.com",
            "{0b12a1f4-7a3e-4d6b-9d0e-1c2d3e4f5a6b}", "1600000000000", "1700000000000", "1650000000000"),
    _quoted("http://localhost:3000", "", PASSWORD, "Site", "", "{0b12a1f4-7a3e-4d6b-9d0e-1c2d3e4f5a6c}",
            "0", "0", "999999999999999999999"),
    "",
])  # fmt: skip

APPLE = "\n".join([
    "Title,URL,Username,Password,Notes,OTPAuth",
    _spare("accounts.google.com (robin@gmail.com)", "https://accounts.google.com/", "robin@gmail.com",
           PASSWORD, NOTE, CODE),
    _spare("Wi-Fi", "", "", PASSWORD, "", ""),
    "",
])  # fmt: skip

APPLE_OLD = (
    "Title,Url,Username,Password,OTPAuth\n" + _spare("Bank", "https://bank.example/", "77", PASSWORD, CODE) + "\n"
)

BITWARDEN_CSV = "\n".join([
    "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp",
    _spare("Home", "1", "login", "Mail", NOTE, f"question: {FIELD}", "0",
           "https://mail.example.net,androidapp://net.example.mail", "robin", PASSWORD, CODE),
    _spare("", "", "note", "Safe", NOTE, "", "0", "", "", "", ""),
    "",
])  # fmt: skip

BITWARDEN_ORGANISATION = "\n".join([
    "collections,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp",
    _spare("Family", "login", "Films", "", "", "0", "https://www.netflix.com/login", "home@example.org", PASSWORD, ""),
    "",
])  # fmt: skip

BITWARDEN_JSON = json.dumps(
    {
        "encrypted": False,
        "folders": [{"id": "5a1f0f4d-8f3f-4cc8-9f0a-aa0000000001", "name": "Home"}],
        "items": [
            {
                "passwordHistory": [{"lastUsedDate": "2021-01-01T00:00:00.000Z", "password": OLD}],
                "revisionDate": "2024-05-06T07:08:09.123Z",
                "creationDate": "2020-02-03T04:05:06.000Z",
                "deletedDate": None,
                "id": "5a1f0f4d-8f3f-4cc8-9f0a-aa0000000002",
                "organizationId": None,
                "folderId": "5a1f0f4d-8f3f-4cc8-9f0a-aa0000000001",
                "type": 1,
                "reprompt": 0,
                "name": "Proton “home”",
                "notes": NOTE,
                "favorite": True,
                "fields": [{"name": "question", "value": FIELD, "type": 1, "linkedId": None}],
                "login": {
                    "fido2Credentials": [{"credentialId": "x", "keyValue": KEY, "rpId": "proton.me"}],
                    "uris": [
                        {"match": None, "uri": "androidapp://ch.protonmail.android"},
                        {"match": None, "uri": "https://account.proton.me/login#tok-99aa"},
                    ],
                    "username": "robin",
                    "password": PASSWORD,
                    "totp": CODE,
                    "passwordRevisionDate": "2023-01-02T03:04:05.000Z",
                },
                "collectionIds": None,
            },
            {"type": 2, "name": "Safe", "notes": NOTE, "secureNote": {"type": 0}},
            {"type": 3, "name": "Card", "card": {"number": "4111", "code": "0815"}},
            {"type": 1, "name": "Gone", "deletedDate": "2024-01-01T00:00:00.000Z", "login": {"password": PASSWORD}},
            {"type": "login", "name": ["odd"]},
            {"type": 1, "name": None, "login": {"username": None, "password": PASSWORD, "uris": None}},
        ],
    },
    indent=2,
    ensure_ascii=False,
)

BITWARDEN_LOCKED = json.dumps({
    "encrypted": True, "passwordProtected": True, "salt": "c2FsdA==", "kdfType": 0, "kdfIterations": 600000,
    "encKeyValidation_DO_NOT_EDIT": "2.aaaa|bbbb|cccc", "data": "2.dddd|eeee|ffff",
}, indent=2)  # fmt: skip

ONEPASSWORD_CSV = "\n".join([
    "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
    _spare("Dropbox", "https://www.dropbox.com/login", "robin@example.org", PASSWORD, CODE,
           "true", "false", "home;own", NOTE),
    "",
])  # fmt: skip


def _one(category: str, title: str, url: str, login: str, **more: object) -> dict[str, object]:
    fields = [
        {"value": login, "id": "", "name": "username", "fieldType": "T", "designation": "username"},
        {"value": PASSWORD, "id": "", "name": "password", "fieldType": "P", "designation": "password"},
    ]
    concealed = {"title": "question", "id": "q", "value": {"concealed": FIELD}}
    return {
        "uuid": "fkruyzrldvizuqlnavfj3gltfe",
        "favIndex": 1,
        "createdAt": 1614298956,
        "updatedAt": 1635346445,
        "state": "active",
        "categoryUuid": category,
        "details": {
            "loginFields": fields,
            "notesPlain": NOTE,
            "sections": [{"title": "", "name": "s", "fields": [concealed, {"value": {"totp": CODE}}]}],
            "passwordHistory": [{"value": OLD, "time": 1458322355}],
            "passkey": {"privateKey": KEY},
        },
        "overview": {
            "subtitle": "",
            "urls": [{"label": "", "url": url}],
            "title": title,
            "url": url,
            "ps": 100,
            "pbe": 86.1,
            "pgrng": True,
            "tags": [],
        },
        **more,
    }


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def one_pux(items: list[object]) -> bytes:
    attributes = {"version": 3, "description": "1Password Unencrypted Export", "createdAt": 1635346000}
    vault = {"attrs": {"uuid": "v", "desc": "", "avatar": "", "name": "Private", "type": "P"}, "items": items}
    owner = {
        "accountName": "Robin",
        "name": "Robin",
        "avatar": "",
        "email": "robin@example.org",
        "uuid": "a",
        "domain": "x",
    }
    data = {"accounts": [{"attrs": owner, "vaults": [vault]}]}
    return zipped(
        {
            "export.attributes": json.dumps(attributes),
            "export.data": json.dumps(data),
            "files/abc___passport.pdf": b"%PDF-1.7 " + NOTE.encode(),
        }
    )


ONEPASSWORD_PUX = one_pux([
    _one("001", "Instagram", "https://www.instagram.com/accounts/login/", "robin_e"),
    {"item": _one("005", "Old router", "", "")},
    _one("003", "Safe", "", ""),
    _one("001", "Archived", "https://old.example.org", "me", state="archived"),
    _one("001", "Thrown away", "https://old.example.com", "me", trashed=True),
])  # fmt: skip

LASTPASS = "\n".join([
    "url,username,password,totp,extra,name,grouping,fav",
    _spare("https://www.facebook.com/login.php", "robin@example.org", PASSWORD,
           "JBSWY3DPEHPK3PXP", NOTE, "Facebook", "Social", "0"),
    _spare("http://sn", "", "", "", f"NoteType:Credit Card\nNumber:4111\nNotes:{NOTE}", "My card", "Secure Notes", "0"),
    "",
])  # fmt: skip

DASHLANE = "\r\n".join([
    "username,username2,username3,title,password,note,url,category,otpUrl",
    _spare("robin@example.org", "", "", "Vodafone", PASSWORD, NOTE, "vodafone.de", "Phone", CODE),
    _spare("", "robin", "", "title", PASSWORD, "", "title", "", ""),
    "",
])  # fmt: skip

DASHLANE_ZIP = zipped(
    {
        "credentials.csv": DASHLANE,
        "securenotes.csv": _spare("title", "note") + "\n" + _spare("Safe", NOTE) + "\n",
        "payments.csv": "type,account_name,account_holder,cc_number,code\npayment_card,Card,Robin,4111,0815\n",
        "ids.csv": "type,number,name\nid_card,4111,Robin\n",
        "personalInfo.csv": "type,title,first_name,email\nname,,Robin,robin@example.org\n",
    }
)

KEEPASSXC = "\n".join([
    '"Group","Title","Username","Password","URL","Notes","TOTP","Icon","Last Modified","Created"',
    _quoted("Root/Bank", "DKB “joint”", "7700", PASSWORD, "https://www.ing.de/login", NOTE, CODE, "0",
            "2024-05-06T07:08:09Z", "2019-01-02T03:04:05Z"),
    _quoted("Root/Recycle Bin", "Old", "x", PASSWORD, "", "", "", "0", "2024-05-06T07:08:09Z", "2019-01-02T03:04:05Z"),
    "",
])  # fmt: skip

KEEPASSXC_OLD = (
    '"Group","Title","Username","Password","URL","Notes"\n'
    + _quoted("Root", "Forum", "robin", PASSWORD, "https://forum.example.org", NOTE)
    + "\n"
)

ALL: dict[str, tuple[str, bytes]] = {
    "chrome": ("Chrome Passwords.csv", CHROME.encode()),
    "firefox": ("logins.csv", FIREFOX.encode()),
    "apple": ("Passwords.csv", APPLE.encode()),
    "apple-old": ("Safari.csv", APPLE_OLD.encode()),
    "bitwarden": ("bitwarden_export.csv", BITWARDEN_CSV.encode()),
    "bitwarden-organisation": ("bitwarden_org.csv", BITWARDEN_ORGANISATION.encode()),
    "bitwarden-json": ("bitwarden_export.json", BITWARDEN_JSON.encode()),
    "bitwarden-zip": ("bitwarden_export.zip", zipped({"data.json": BITWARDEN_JSON, "attachments/a/x.pdf": NOTE})),
    "onepassword": ("1Password.csv", ONEPASSWORD_CSV.encode()),
    "onepassword-pux": ("1PasswordExport.1pux", ONEPASSWORD_PUX),
    "lastpass": ("lastpass_export.csv", LASTPASS.encode()),
    "dashlane": ("credentials.csv", DASHLANE.encode()),
    "dashlane-zip": ("dashlane.zip", DASHLANE_ZIP),
    "keepassxc": ("Passwords.csv", KEEPASSXC.encode()),
    "keepassxc-old": ("Passwords.csv", KEEPASSXC_OLD.encode()),
}
"""Every layout, by a name that begins with its manager's: file name and bytes."""
