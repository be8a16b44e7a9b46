@echo off
rem Starts the notebook from this folder. Nothing is installed, and nothing is written outside the folder beside it.
setlocal
set "here=%~dp0"
set "PYTHONPATH=%here%program"
set "PYTHONDONTWRITEBYTECODE=1"
set "PYTHONNOUSERSITE=1"
for %%I in ("%here%..") do set "DAYBOOK_PLACE=%%~fI"
set /p version=<"%here%program\python-version"
if exist "%here%python\pythonw.exe" (
    start "" "%here%python\pythonw.exe" -m nocontact_desktop %*
) else (
    start "" pyw -%version% -m nocontact_desktop %*
)
